package io.tipoff.standalone.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tipoff.dispatch.GateView;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.SlateGates;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.AuditLedger;
import io.tipoff.ledger.ErrorLedger;
import io.tipoff.ledger.LetterState;
import io.tipoff.ledger.RunDetail;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.run.RunRecord;
import io.tipoff.slate.Phase;
import io.tipoff.standalone.access.Roles;
import io.tipoff.standalone.conformance.Conformance;
import io.tipoff.standalone.conformance.ConformanceReport;
import io.tipoff.standalone.operate.Answer;
import io.tipoff.standalone.operate.Doctor;
import io.tipoff.standalone.operate.Finding;
import io.tipoff.standalone.operate.Halting;
import io.tipoff.standalone.operate.Halting.HaltView;
import io.tipoff.standalone.operate.LetterView;
import io.tipoff.standalone.operate.Letters;
import io.tipoff.standalone.operate.Runs;
import io.tipoff.standalone.operate.ScopeView;
import io.tipoff.standalone.operate.Stuck;
import io.tipoff.standalone.operate.Versions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the command line shows with {@code -o json}, over HTTP. */
@Path("/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
@Tag(name = "operations")
public final class LookingResource {

  /** Each is a look of its own. */
  private static final int MOST_SLATES = 100;

  private static final int MOST_ROWS = 1_000;

  private final Kernel kernel;
  private final SlateLedger slates;
  private final SlateGates gates;
  private final Letters letters;
  private final Runs runs;
  private final Stuck stuck;
  private final Doctor doctor;
  private final Halting halting;
  private final Versions versions;
  private final Conformance conformance;
  private final AuditLedger audit;
  private final ErrorLedger errors;

  LookingResource(
      Kernel kernel,
      SlateLedger slates,
      SlateGates gates,
      Letters letters,
      Runs runs,
      Stuck stuck,
      Doctor doctor,
      Halting halting,
      Versions versions,
      Conformance conformance,
      AuditLedger audit,
      ErrorLedger errors) {
    this.kernel = kernel;
    this.slates = slates;
    this.gates = gates;
    this.letters = letters;
    this.runs = runs;
    this.stuck = stuck;
    this.doctor = doctor;
    this.halting = halting;
    this.versions = versions;
    this.conformance = conformance;
    this.audit = audit;
    this.errors = errors;
  }

  @GET
  @Path("gates")
  @Operation(summary = "The gates of the latest slates (tipoff status)")
  public List<GateView> latestGates(
      @QueryParam("latest")
          @DefaultValue("5")
          @Schema(type = SchemaType.INTEGER, defaultValue = "5")
          String latest) {
    return Answer.of(slates.latest(Asked.latest(latest, MOST_SLATES))).stream()
        .flatMap(slate -> Answer.of(gates.of(slate)).stream())
        .toList();
  }

  @GET
  @Path("gates/{sport}/{date}")
  @Operation(summary = "The gates of a slate, by a look at the ledger now (tipoff gate show)")
  public List<GateView> gates(@PathParam("sport") String sport, @PathParam("date") String date) {
    return Answer.of(gates.of(Asked.slate(sport, date)));
  }

  @GET
  @Path("slates/{sport}/{date}")
  @Operation(summary = "What is due of a slate, and why the rest is not (tipoff reconcile)")
  public List<ScopeView> slate(@PathParam("sport") String sport, @PathParam("date") String date) {
    return ScopeView.of(Answer.of(kernel.dispatcher().look(Asked.slate(sport, date))));
  }

  @GET
  @Path("halts/{sport}/{date}")
  @Operation(summary = "Whether the picks of a slate are withheld, and who said so")
  public HaltView halt(@PathParam("sport") String sport, @PathParam("date") String date) {
    return halting.of(Asked.slate(sport, date));
  }

  @GET
  @Path("errors")
  @Operation(summary = "What went wrong lately, all, or that of a slate or a phase (tipoff errors)")
  public List<ErrorLedger.Entry> errors(
      @QueryParam("slate") String slate,
      @QueryParam("phase") String phase,
      @QueryParam("latest")
          @DefaultValue("30")
          @Schema(type = SchemaType.INTEGER, defaultValue = "30")
          String latest) {
    return Answer.of(
        errors.latest(
            Asked.latest(latest, MOST_ROWS),
            Optional.ofNullable(phase).map(name -> Asked.one(Phase.class, name)),
            Optional.ofNullable(slate).map(Asked::slate)));
  }

  @GET
  @Path("runs")
  @Operation(
      summary = "The runs of a slate, or the latest ones, all or those that failed (tipoff runs)")
  public List<RunRecord> runs(
      @QueryParam("slate") String slate,
      @QueryParam("failed") @DefaultValue("false") boolean failed,
      @QueryParam("latest")
          @DefaultValue("30")
          @Schema(type = SchemaType.INTEGER, defaultValue = "30")
          String latest) {
    int most = Asked.latest(latest, MOST_ROWS);
    return slate == null ? runs.latest(most, failed) : runs.of(Asked.slate(slate), failed);
  }

  @GET
  @Path("runs/{id: \\d{1,18}}")
  @Operation(summary = "All that is known of a run (tipoff run show)")
  public RunDetail run(@PathParam("id") long id) {
    return runs.show(id);
  }

  @GET
  @Path("dead-letters")
  @Operation(summary = "The dead letters in a state (tipoff dlq list)")
  public List<LetterView> letters(@QueryParam("state") @DefaultValue("DEAD") String state) {
    return letters.in(Asked.one(LetterState.class, state));
  }

  @GET
  @Path("dead-letters/{id: \\d{1,18}}")
  @Operation(summary = "A dead letter with its content (tipoff dlq show)")
  public LetterView letter(@PathParam("id") long id) {
    return letters.show(id);
  }

  @GET
  @Path("stuck")
  @Operation(summary = "What does not go on by itself (tipoff stuck)")
  public List<Finding> stuck() {
    return stuck.find();
  }

  @GET
  @Path("doctor")
  @Operation(summary = "Configuration, engines, clock, disk, sources and models (tipoff doctor)")
  public List<Finding> doctor() {
    return doctor.examine();
  }

  @GET
  @Path("versions")
  @Operation(summary = "Of the program, its engines and libraries (tipoff versions)")
  public Map<String, String> versions() {
    return versions.all();
  }

  @GET
  @Path("conformance")
  @Operation(summary = "Whether everything has what it must have (tipoff conformance)")
  public ConformanceReport conformance() {
    return ConformanceReport.of(conformance.examine());
  }

  @GET
  @Path("audit")
  @Operation(summary = "What operators did, newest first (tipoff audit list)")
  public List<AuditLedger.Entry> audit(
      @QueryParam("latest")
          @DefaultValue("30")
          @Schema(type = SchemaType.INTEGER, defaultValue = "30")
          String latest) {
    return Answer.of(audit.latest(Asked.latest(latest, MOST_ROWS)));
  }

  @ServerExceptionMapper
  Response failed(TipoffException failure) {
    return OperationsProblems.of(failure);
  }
}
