package io.tipoff.dispatch;

import static io.tipoff.failure.FailureCategory.TRANSIENT;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.tipoff.digest.Digests;
import io.tipoff.event.TaskCompleted;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Claim;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.Lease;
import io.tipoff.ledger.RunEnd;
import io.tipoff.ledger.RunLedger;
import io.tipoff.notice.Notice;
import io.tipoff.run.RunContext;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.validation.Finding;
import io.tipoff.validation.Validated;
import io.tipoff.validation.Validators;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.TableEffect;
import io.tipoff.warehouse.TableRows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Executes one run: takes the lease, computes on the native pool, writes the rows in one warehouse
 * transaction, then ends the run with its slices and event in one ledger transaction. Whatever goes
 * wrong becomes the run's recorded end; this is the run boundary.
 */
public final class Worker {

  private static final Logger LOG = Logger.getLogger(Worker.class);

  /** Waits between attempts to record an end: a finished run is worth the patience of its lease. */
  private static final Duration RECORD_AGAIN = Duration.ofMillis(100);

  private static final Duration LONGEST_RECORD_AGAIN = Duration.ofSeconds(5);

  private final KernelParts parts;
  private final RunLedger runs;
  private final MeterRegistry meters;
  private final Instance instance;
  private final Duration lease;
  private final RunObserver observer;
  private final RecentRuns own = new RecentRuns();
  private final Validators validators;

  Worker(KernelParts parts, Instance instance, Duration lease, RunObserver observer) {
    this.parts = parts;
    this.runs = parts.runs();
    this.meters = parts.meters();
    this.instance = instance;
    this.lease = lease;
    this.observer = observer;
    this.validators =
        new Validators(parts.catalog().tasks().stream().map(Task::declaration).toList());
  }

  /** Whether this worker recorded the end of a run, and not too many others since. */
  boolean hasEnded(long run) {
    return own.contains(run);
  }

  /**
   * Runs a scope to its recorded end.
   *
   * @return false if somebody else held the lease, or took it before the end could be recorded;
   *     fails with {@link ReplacedException} if this incarnation may take no lease any more
   */
  Uni<Boolean> execute(Task task, ScopeDecision.Start start) {
    TaskDeclaration declaration = task.declaration();
    return runs.claim(start, declaration.phase(), instance, lease)
        .flatMap(
            claim ->
                switch (claim) {
                  case Claim.Granted granted -> run(task, start, granted.lease());
                  case Claim.Taken taken -> Uni.createFrom().item(false);
                  case Claim.Refused refused ->
                      Uni.createFrom().failure(new ReplacedException(instance));
                });
  }

  private Uni<Boolean> run(Task task, ScopeDecision.Start start, Lease held) {
    TaskDeclaration declaration = task.declaration();
    TaskScope scope = start.scope();
    Timer.Sample sample = Timer.start(meters);
    Origin origin = parts.clock().isReplaying() ? Origin.REPLAY : Origin.LIVE;
    RunContext context = new RunContext(scope, origin, parts.warehouse(), start.degraded());
    return observer
        .at(RunStep.CLAIMED, scope)
        .flatMap(
            ready ->
                parts
                    .pool()
                    .run(() -> compute(task, context, held))
                    .call(computed -> observer.at(RunStep.COMPUTED, scope))
                    .flatMap(
                        output -> parts.pool().run(() -> write(declaration, start, held, output)))
                    .call(written -> observer.at(RunStep.WRITTEN, scope))
                    .ifNoItem()
                    .after(declaration.timeLimit())
                    .fail())
        .onFailure()
        .recoverWithItem(failure -> failed(declaration, scope, held, failure))
        .flatMap(end -> record(declaration, start, held, end))
        .call(recorded -> observer.at(RunStep.RECORDED, scope))
        .onTermination()
        .invoke(
            () ->
                sample.stop(
                    Timer.builder("tipoff.run.duration")
                        .description("Time from taking the lease to the recorded end of a run")
                        .tag("phase", declaration.phase().id())
                        .tag("task", declaration.name())
                        .register(meters)));
  }

  private static TaskOutput compute(Task task, RunContext context, Lease held) {
    return LogMarks.of(context.scope(), held).around(() -> task.run(context));
  }

  private Uni<Boolean> record(
      TaskDeclaration declaration, ScopeDecision.Start start, Lease held, Ended ended) {
    TaskScope scope = start.scope();
    TaskCompleted event =
        new TaskCompleted(
            declaration.phase(),
            declaration.name(),
            scope.slate(),
            scope.pass(),
            scope.asOf(),
            held.runId(),
            ended.state(),
            ended.version(),
            ended.counts(),
            List.of());
    RunEnd end =
        new RunEnd(
            ended.state(),
            ended.failure(),
            ended.reason(),
            ended.counts(),
            ended.slices(),
            ended.findings(),
            ended.plan(),
            parts.events().encode(event, parts.clock().now(), LogMarks.correlationId(scope)),
            givenUp(start, held, ended).flatMap(parts.notices()::wanted));
    return runs.finish(held, end)
        .onFailure()
        .retry()
        .withBackOff(RECORD_AGAIN, LONGEST_RECORD_AGAIN)
        .expireIn(lease.toMillis())
        .invoke(
            recorded -> {
              String outcome = recorded ? ended.state().name() : "FENCED";
              Counter.builder("tipoff.runs")
                  .description("Ended runs; FENCED lost their lease before their end was recorded")
                  .tag("phase", declaration.phase().id())
                  .tag("task", declaration.name())
                  .tag("outcome", outcome)
                  .register(meters)
                  .increment();
              own.add(held.runId());
              parts.wakeOutbox().run();
              LogMarks.of(scope, held)
                  .write(() -> LOG.infof("run %d of %s ended: %s", held.runId(), scope, outcome));
            });
  }

  /** How a run ended, before it is recorded. */
  private record Ended(
      RunState state,
      Optional<FailureCategory> failure,
      String reason,
      Map<String, Long> counts,
      List<SliceVersion> slices,
      List<Finding> findings,
      Optional<String> plan) {

    String version() {
      StringBuilder versions = new StringBuilder();
      slices.forEach(
          s -> versions.append(s.artefact()).append('=').append(s.version()).append(';'));
      return Digests.sha256(versions.toString());
    }
  }

  /** What is neither done nor tried again. */
  private Optional<Notice> givenUp(ScopeDecision.Start start, Lease held, Ended ended) {
    boolean failed = ended.state() == RunState.FAILED || ended.state() == RunState.TIMED_OUT;
    boolean mayPass = ended.failure().orElse(TRANSIENT) == TRANSIENT;
    return failed && (!mayPass || start.attempt() >= parts.config().attempts())
        ? Optional.of(KernelNotices.givenUp(start.scope(), held.runId(), ended.reason()))
        : Optional.empty();
  }

  private Ended write(
      TaskDeclaration declaration, ScopeDecision.Start start, Lease held, TaskOutput output) {
    return LogMarks.of(start.scope(), held).around(() -> written(declaration, start, held, output));
  }

  private Ended written(
      TaskDeclaration declaration, ScopeDecision.Start start, Lease held, TaskOutput output) {
    Slices slices = new Slices(declaration, start.scope());
    return switch (output) {
      case TaskOutput.NoData empty -> {
        // An earlier run may have written rows that are proven gone now.
        List<TableRows> none =
            declaration.tables().stream().map(table -> new TableRows(table, List.of())).toList();
        if (!none.isEmpty() && parts.warehouse().lastCommit(start.scope().key()).isPresent()) {
          parts
              .warehouse()
              .write(
                  new SliceWrite(
                      start.scope().key(), held.runId(), held.token(), start.inputDigest(), none));
        }
        yield new Ended(
            RunState.NO_DATA,
            Optional.empty(),
            empty.proof(),
            Map.of(),
            slices.empty(),
            List.of(),
            Optional.empty());
      }
      case TaskOutput.Rows rows -> {
        slices.check(rows);
        Validated validated = validators.check(start.scope(), rows, parts.warehouse());
        var effects =
            rows.tables().isEmpty()
                ? List.<TableEffect>of()
                : parts
                    .warehouse()
                    .write(
                        new SliceWrite(
                            start.scope().key(),
                            held.runId(),
                            held.token(),
                            start.inputDigest(),
                            validated.tables()))
                    .effects();
        yield new Ended(
            RunState.SUCCEEDED,
            Optional.empty(),
            start.degraded().isEmpty() ? "" : "degraded: " + String.join("; ", start.degraded()),
            slices.counts(rows, effects),
            slices.of(rows, effects).stream().map(validated::judge).toList(),
            validated.findings(),
            rows.plannedAsOf().map(Slices::plan));
      }
    };
  }

  private static Ended failed(
      TaskDeclaration declaration, TaskScope scope, Lease held, Throwable failure) {
    Ended ended =
        switch (failure) {
          case TimeoutException _ ->
              end(RunState.TIMED_OUT, Optional.empty(), "time limit of " + declaration.timeLimit());
          case TipoffException typed ->
              end(
                  RunState.FAILED,
                  Optional.of(typed.category()),
                  typed.getMessage() + " " + typed.remedy());
          default -> end(RunState.FAILED, Optional.of(FailureCategory.BUG), failure.toString());
        };
    LogMarks.of(scope, held)
        .write(() -> LOG.errorf(failure, "run %d of %s: %s", held.runId(), scope, ended.reason()));
    return ended;
  }

  private static Ended end(RunState state, Optional<FailureCategory> failure, String reason) {
    return new Ended(state, failure, reason, Map.of(), List.of(), List.of(), Optional.empty());
  }
}
