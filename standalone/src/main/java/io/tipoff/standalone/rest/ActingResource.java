package io.tipoff.standalone.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tipoff.dispatch.GateView;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.RunDetail;
import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Phase;
import io.tipoff.standalone.operate.Expiry;
import io.tipoff.standalone.operate.LetterOutcome;
import io.tipoff.standalone.operate.Letters;
import io.tipoff.standalone.operate.Overrides;
import io.tipoff.standalone.operate.Runs;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What the command line does, over HTTP. Answers requests of this machine alone, and JSON alone: a
 * page in a browser cannot send that elsewhere than to where it came from.
 */
@Path("/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "operations")
public final class ActingResource {

  private final Letters letters;
  private final Runs runs;
  private final Overrides overrides;

  ActingResource(Letters letters, Runs runs, Overrides overrides) {
    this.letters = letters;
    this.runs = runs;
    this.overrides = overrides;
  }

  @POST
  @Path("gates/{phase}/{sport}/{date}/override")
  @Operation(summary = "Opens a blocked gate for a while (tipoff gate override)")
  public List<GateView> override(
      @PathParam("phase") String phase,
      @PathParam("sport") String sport,
      @PathParam("date") String date,
      Deed deed,
      @Context HttpServerRequest request) {
    Neighbours.check(request);
    Expiry expiry = Expiry.parse(deed(deed).expires() == null ? "" : deed.expires());
    return overrides.override(
        Asked.one(Phase.class, phase), Asked.slate(sport, date), deed.operator(), expiry);
  }

  @POST
  @Path("runs/{id: \\d{1,18}}/retry")
  @Operation(summary = "Allows one more run of what a run failed at (tipoff run retry)")
  public Map<String, Object> retry(
      @PathParam("id") long id, Deed deed, @Context HttpServerRequest request) {
    Neighbours.check(request);
    ScopeDecision decision = runs.retry(id, deed(deed).operator());
    return Map.of("run", id, "scope", decision.scope().toString(), "decision", Runs.word(decision));
  }

  @POST
  @Path("runs/{id: \\d{1,18}}/abandon")
  @Operation(summary = "Ends a running run (tipoff run abandon)")
  public RunDetail abandon(
      @PathParam("id") long id, Deed deed, @Context HttpServerRequest request) {
    Neighbours.check(request);
    return runs.abandon(id, deed(deed).operator());
  }

  @POST
  @Path("dead-letters/replay")
  @Operation(summary = "Tells dead letters again, by id or all (tipoff dlq replay)")
  public List<LetterOutcome> replay(Deed deed, @Context HttpServerRequest request) {
    Neighbours.check(request);
    List<Long> ids = ids(deed(deed));
    return deed.dryRun() ? letters.rehearse(ids) : letters.replay(ids, deed.operator());
  }

  @POST
  @Path("dead-letters/purge")
  @Operation(summary = "Puts dead letters aside, by id or all (tipoff dlq purge)")
  public List<LetterOutcome> purge(Deed deed, @Context HttpServerRequest request) {
    Neighbours.check(request);
    return letters.purge(ids(deed(deed)), deed.operator());
  }

  private List<Long> ids(Deed deed) {
    if (deed.all() == !deed.ids().isEmpty()) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "it is not said which letters",
          "Give \"ids\", or \"all\": true, and not both.");
    }
    return deed.all() ? letters.dead() : deed.ids();
  }

  private static Deed deed(Deed deed) {
    if (deed == null) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "the request has no body",
          "Say who acts, and why: {\"actor\": \"…\", \"reason\": \"…\"}");
    }
    return deed;
  }

  @ServerExceptionMapper
  Response failed(TipoffException failure) {
    return OperationsProblems.of(failure);
  }
}
