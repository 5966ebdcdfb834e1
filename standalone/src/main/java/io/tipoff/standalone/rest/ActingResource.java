package io.tipoff.standalone.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tipoff.dispatch.GateView;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Operator;
import io.tipoff.ledger.RunDetail;
import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Backfill;
import io.tipoff.standalone.Backfill.SlateStand;
import io.tipoff.standalone.access.Roles;
import io.tipoff.standalone.operate.Expiry;
import io.tipoff.standalone.operate.Halting;
import io.tipoff.standalone.operate.Halting.HaltView;
import io.tipoff.standalone.operate.LetterOutcome;
import io.tipoff.standalone.operate.Letters;
import io.tipoff.standalone.operate.Overrides;
import io.tipoff.standalone.operate.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What the command line does, over HTTP, by the holder of a key. Takes JSON alone: a page in a
 * browser cannot send that elsewhere than to where it came from.
 */
@Path("/v1/operations")
@SecurityScheme(
    securitySchemeName = "key",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "A key with a role: tipoff keys create")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
@Tag(name = "operations")
public final class ActingResource {

  /** Slates of one backfill: about two seasons. */
  private static final int MOST_SLATES = 400;

  private final Letters letters;
  private final Runs runs;
  private final Overrides overrides;
  private final Halting halting;
  private final Backfill backfill;
  private final SecurityIdentity caller;

  ActingResource(
      Letters letters,
      Runs runs,
      Overrides overrides,
      Halting halting,
      Backfill backfill,
      SecurityIdentity caller) {
    this.letters = letters;
    this.runs = runs;
    this.overrides = overrides;
    this.halting = halting;
    this.backfill = backfill;
    this.caller = caller;
  }

  @POST
  @Path("gates/{phase}/{sport}/{date}/override")
  @Operation(summary = "Opens a blocked gate for a while (tipoff gate override)")
  public List<GateView> override(
      @PathParam("phase") String phase,
      @PathParam("sport") String sport,
      @PathParam("date") String date,
      Deed deed) {
    Expiry expiry = Expiry.parse(Asked.body(deed).expires() == null ? "" : deed.expires());
    return overrides.override(
        Asked.one(Phase.class, phase), Asked.slate(sport, date), operator(deed), expiry);
  }

  @POST
  @Path("halts/{sport}/{date}")
  @Operation(summary = "Withholds the picks of slates (tipoff halt)")
  public HaltView halt(
      @PathParam("sport") String sport, @PathParam("date") String date, Deed deed) {
    return decide(Asked.slate(sport, date), true, deed);
  }

  @POST
  @Path("halts/{sport}/{date}/resume")
  @Operation(summary = "Takes a halt of slates back (tipoff resume)")
  public HaltView resume(
      @PathParam("sport") String sport, @PathParam("date") String date, Deed deed) {
    return decide(Asked.slate(sport, date), false, deed);
  }

  private HaltView decide(Slate slate, boolean halted, Deed deed) {
    String through = Asked.body(deed).through();
    return halting.decide(
        slate, through == null ? slate.date() : Asked.date(through), halted, operator(deed));
  }

  @POST
  @Path("backfills")
  @Operation(
      summary =
          "Has what is due of announced slates run, and answers how they stand (tipoff backfill)")
  public List<SlateStand> backfill(Stretch stretch) {
    Stretch wanted = Asked.body(stretch);
    Operator operator = Asked.operator(caller, wanted.reason());
    LocalDate from = Asked.date(wanted.from());
    LocalDate to = Asked.date(wanted.to());
    List<Slate> slates =
        wanted.dryRun() ? backfill.slates(from, to) : backfill.slates(from, to, operator);
    if (slates.size() > MOST_SLATES) {
      throw Asked.wrong(
          slates.size() + " slates lie between; " + MOST_SLATES + " are the most",
          "Ask for fewer dates at a time.");
    }
    List<SlateStand> stands = backfill.rehearse(slates);
    if (!wanted.dryRun()) {
      backfill.ask(slates, operator);
    }
    return stands;
  }

  @POST
  @Path("runs/{id: \\d{1,18}}/retry")
  @Operation(summary = "Allows one more run of what a run failed at (tipoff run retry)")
  public Map<String, Object> retry(@PathParam("id") long id, Deed deed) {
    ScopeDecision decision = runs.retry(id, operator(deed));
    return Map.of("run", id, "scope", decision.scope().toString(), "decision", Runs.word(decision));
  }

  @POST
  @Path("runs/{id: \\d{1,18}}/abandon")
  @Operation(summary = "Ends a running run (tipoff run abandon)")
  public RunDetail abandon(@PathParam("id") long id, Deed deed) {
    return runs.abandon(id, operator(deed));
  }

  @POST
  @Path("dead-letters/replay")
  @Operation(summary = "Tells dead letters again, by id or all (tipoff dlq replay)")
  public List<LetterOutcome> replay(Deed deed) {
    List<Long> ids = ids(Asked.body(deed));
    return deed.dryRun() ? letters.rehearse(ids) : letters.replay(ids, operator(deed));
  }

  @POST
  @Path("dead-letters/purge")
  @Operation(summary = "Puts dead letters aside, by id or all (tipoff dlq purge)")
  public List<LetterOutcome> purge(Deed deed) {
    return letters.purge(ids(Asked.body(deed)), operator(deed));
  }

  private List<Long> ids(Deed deed) {
    if (deed.all() == !deed.ids().isEmpty()) {
      throw Asked.wrong(
          "it is not said which letters", "Give \"ids\", or \"all\": true, and not both.");
    }
    if (deed.ids().size() > Deed.MOST_IDS) {
      throw Asked.wrong(
          deed.ids().size() + " ids are given; " + Deed.MOST_IDS + " are the most",
          "Give fewer at a time, or \"all\": true.");
    }
    return deed.all() ? letters.dead() : deed.ids();
  }

  private Operator operator(Deed deed) {
    return Asked.operator(caller, Asked.body(deed).reason());
  }

  @ServerExceptionMapper
  Response failed(TipoffException failure) {
    return OperationsProblems.of(failure);
  }
}
