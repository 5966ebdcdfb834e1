package io.tipoff.dispatch;

import static io.tipoff.failure.FailureCategory.TRANSIENT;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.tipoff.event.EncodedEvent;
import io.tipoff.ledger.Claim;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.Lease;
import io.tipoff.ledger.RunCounts;
import io.tipoff.ledger.RunEnd;
import io.tipoff.ledger.WorkLedger;
import io.tipoff.notice.Notice;
import io.tipoff.run.Items;
import io.tipoff.run.Reconcile;
import io.tipoff.run.RunContext;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.time.SlateClock;
import io.tipoff.validation.Validated;
import io.tipoff.validation.Validators;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.TableEffect;
import io.tipoff.warehouse.TableRows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  private final WorkParts parts;
  private final WorkLedger ledger;
  private final MeterRegistry meters;
  private final RunCounts counts;
  private final Instance instance;
  private final Duration lease;
  private final RunObserver observer;
  private final EarlierOutputs earlier;
  private final RecentRuns own = new RecentRuns();
  private final Set<Long> inHand = ConcurrentHashMap.newKeySet();
  private final Validators validators;

  Worker(
      WorkParts parts,
      WorkLedger ledger,
      Instance instance,
      Duration lease,
      RunObserver observer,
      EarlierOutputs earlier) {
    this.parts = parts;
    this.ledger = ledger;
    this.meters = parts.meters();
    this.counts = new RunCounts(meters);
    this.instance = instance;
    this.lease = lease;
    this.observer = observer;
    this.earlier = earlier;
    List<TaskDeclaration> tasks = parts.catalog().tasks().stream().map(Task::declaration).toList();
    this.validators = new Validators(tasks);
    tasks.forEach(task -> counts.show(task.phase(), task.name()));
  }

  /** Runs that it has begun and not yet brought to an end; what the ledger says may differ. */
  Set<Long> inHand() {
    return Set.copyOf(inHand);
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
    return ledger
        .claim(start, declaration.phase())
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
    RunTrace trace = parts.traces().begin(declaration, start, held);
    inHand.add(held.runId());
    ReadRows read = new ReadRows(parts.warehouse());
    RunContext context =
        new RunContext(scope, origin(scope, parts.clock()), read, start.degraded());
    Laps laps = new Laps(parts.operational());
    return observer
        .at(RunStep.CLAIMED, scope)
        .flatMap(
            ready ->
                parts
                    .pool()
                    .run(() -> output(task, start, context, held, laps))
                    .call(computed -> observer.at(RunStep.COMPUTED, scope))
                    .flatMap(
                        output ->
                            parts
                                .pool()
                                .run(() -> write(declaration, start, held, output, read, laps)))
                    .call(written -> observer.at(RunStep.WRITTEN, scope))
                    .ifNoItem()
                    .after(declaration.timeLimit())
                    .fail())
        .onFailure()
        .recoverWithItem(failure -> failed(declaration, start, held, failure))
        .flatMap(end -> record(declaration, start, held, end, laps, trace))
        .call(recorded -> observer.at(RunStep.RECORDED, scope))
        .onTermination()
        .invoke(
            () -> {
              inHand.remove(held.runId());
              trace.end();
              sample.stop(
                  Timer.builder("tipoff.run.duration")
                      .description("Time from taking the lease to the recorded end of a run")
                      .tag("phase", declaration.phase().id())
                      .tag("task", declaration.name())
                      .register(meters));
            });
  }

  /** What is made when the tip has passed is no record of ours, whoever asked for it. */
  static Origin origin(TaskScope scope, SlateClock clock) {
    return clock.isReplaying() || Reconcile.tipHasPassed(scope, clock.now())
        ? Origin.REPLAY
        : Origin.LIVE;
  }

  private TaskOutput output(
      Task task, ScopeDecision.Start start, RunContext context, Lease held, Laps laps) {
    laps.begin();
    TaskOutput output =
        RunMarks.of(start, held)
            .around(
                () ->
                    earlier
                        .of(task.declaration(), start)
                        .orElseGet(() -> computed(task, start, context)));
    laps.computed();
    return output;
  }

  private TaskOutput computed(Task task, ScopeDecision.Start start, RunContext context) {
    TaskOutput output = task.run(context);
    if (task.declaration().keepsLive() && context.origin() == Origin.LIVE) {
      // before it is written: no record of ours is ever in the warehouse alone
      parts.live().keep(start, output);
    }
    return output;
  }

  private Uni<Boolean> record(
      TaskDeclaration declaration,
      ScopeDecision.Start start,
      Lease held,
      Ended ended,
      Laps laps,
      RunTrace trace) {
    TaskScope scope = start.scope();
    EncodedEvent event =
        parts
            .events()
            .encode(
                ended.event(declaration.phase(), scope, held.runId()),
                parts.clock().now(),
                RunMarks.correlationId(scope),
                trace.traceparent());
    RunEnd end =
        ended.recorded(
            event,
            laps,
            givenUp(start, held, ended)
                .or(() -> KernelNotices.found(scope, held.runId(), ended.findings()))
                .flatMap(parts.raised()),
            parts.raised().apply(KernelNotices.refused(declaration, scope, held.runId())),
            !parts.clock().isReplaying());
    return ledger
        .finish(held, end)
        .onFailure()
        .retry()
        .withBackOff(RECORD_AGAIN, LONGEST_RECORD_AGAIN)
        .expireIn(lease.toMillis())
        .invoke(
            recorded -> {
              String outcome = recorded ? ended.state().name() : RunCounts.FENCED;
              counts.count(declaration.phase(), declaration.name(), outcome);
              trace.recorded(ended, outcome, laps);
              own.add(held.runId());
              parts.wakeOutbox().run();
              RunMarks.of(start, held)
                  .write(() -> LOG.infof("run %d of %s ended: %s", held.runId(), scope, outcome));
            });
  }

  /** What is neither done nor tried again. */
  private Optional<Notice> givenUp(ScopeDecision.Start start, Lease held, Ended ended) {
    boolean failed = ended.state() == RunState.FAILED || ended.state() == RunState.TIMED_OUT;
    boolean mayPass = ended.failure().orElse(TRANSIENT) == TRANSIENT;
    return failed && (!mayPass || start.last())
        ? Optional.of(KernelNotices.givenUp(start.scope(), held.runId(), ended.reason()))
        : Optional.empty();
  }

  private Ended write(
      TaskDeclaration declaration,
      ScopeDecision.Start start,
      Lease held,
      TaskOutput output,
      ReadRows read,
      Laps laps) {
    laps.begin();
    Ended ended =
        RunMarks.of(start, held)
            .around(() -> written(new Slices(declaration, start.scope()), start, held, output));
    laps.wrote();
    return ended.reading(read);
  }

  private Ended written(Slices slices, ScopeDecision.Start start, Lease held, TaskOutput output) {
    return switch (output) {
      case TaskOutput.NoData empty -> {
        // An earlier run may have written rows that are proven gone now.
        List<TableRows> none = slices.noRows();
        boolean written = parts.warehouse().lastCommit(start.scope().key()).isPresent();
        List<TableEffect> effects =
            !none.isEmpty() && written ? commit(start, held, none) : List.of();
        yield Ended.proven(empty.proof(), Slices.counts(Map.of(), effects), slices.empty());
      }
      case TaskOutput.Rows rows -> {
        slices.check(rows);
        Validated validated = validators.check(start.scope(), rows, parts.warehouse());
        Optional<Items> items = Answers.of(rows, validated);
        Optional<String> proof = Answers.proofOfNone(start, rows, items);
        List<TableEffect> effects =
            rows.tables().isEmpty() ? List.of() : commit(start, held, validated.tables());
        yield new Ended(
            proof.isPresent() ? RunState.NO_DATA : RunState.SUCCEEDED,
            Optional.empty(),
            proof.orElseGet(() -> without(start)),
            "",
            Slices.counts(rows.counts(), effects),
            slices.of(rows, effects).stream().map(validated::judge).toList(),
            validated.findings(),
            rows.plannedAsOf().map(Slices::plan),
            items);
      }
    };
  }

  private static String without(ScopeDecision.Start start) {
    return start.degraded().isEmpty() ? "" : "degraded: " + String.join("; ", start.degraded());
  }

  private List<TableEffect> commit(ScopeDecision.Start start, Lease held, List<TableRows> rows) {
    return parts
        .warehouse()
        .write(
            new SliceWrite(
                start.scope().key(), held.runId(), held.token(), start.inputDigest(), rows))
        .effects();
  }

  private static Ended failed(
      TaskDeclaration declaration, ScopeDecision.Start start, Lease held, Throwable failure) {
    Ended ended = Ended.failed(declaration, failure);
    RunMarks.of(start, held)
        .error(LOG, failure, "run %d of %s: %s", held.runId(), start.scope(), ended.reason());
    return ended;
  }
}
