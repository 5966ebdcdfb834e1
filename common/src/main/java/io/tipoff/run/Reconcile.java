package io.tipoff.run;

import io.tipoff.failure.FailureCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The one rule of what is due: a task is due when the versions of its declared inputs' slices
 * differ from those that its last finished run read. Pure: ledger state and two instants in,
 * decisions out.
 *
 * @param retries budget per scope and version of inputs
 * @param storm bound per scope, whatever its inputs
 */
public record Reconcile(RetryPolicy retries, StormGuard storm) {

  /**
   * How long after its as-of a revision still waits for what is being computed for it; from then on
   * it is also frozen once finished, for the tip has passed.
   */
  public static final Duration REVISION_GRACE = Duration.ofMinutes(10);

  /** After so long a blocked scope is tried once more if its cause may have been mended. */
  public static final Duration AGAIN = Duration.ofMinutes(10);

  /** So long after its first attempt that is given up. */
  public static final Duration AGAIN_FOR = Duration.ofDays(1);

  /** Whether the tip before which a revision had to be made has passed, as far as is known. */
  public static boolean tipHasPassed(TaskScope scope, Instant now) {
    return scope.asOf().filter(asOf -> !now.isBefore(asOf.plus(REVISION_GRACE))).isPresent();
  }

  /** Decides one scope on which no operator has decided anything. */
  public ScopeDecision decide(
      TaskDeclaration task,
      TaskScope scope,
      List<RunRecord> runs,
      SliceView slices,
      Instant now,
      Instant operationalNow) {
    return decide(task, scope, runs, slices, now, operationalNow, Interventions.NONE);
  }

  /**
   * Decides one scope.
   *
   * @param runs the ledger's runs of this scope, any order
   * @param slices slices at this look
   * @param now instant on the slate clock
   * @param operationalNow instant on the operational clock, for backoff and overrides only
   * @param interventions what operators decided of the slate
   */
  public ScopeDecision decide(
      TaskDeclaration task,
      TaskScope scope,
      List<RunRecord> runs,
      SliceView slices,
      Instant now,
      Instant operationalNow,
      Interventions interventions) {
    if (runs.stream().anyMatch(run -> run.state() == RunState.RUNNING)) {
      return new ScopeDecision.Running(scope);
    }
    Instant ready = task.readyAt(scope);
    if (now.isBefore(ready)) {
      return new ScopeDecision.Wait(
          scope, List.of(scope.task() + " is due at " + ready), Optional.of(ready));
    }
    Optional<RunRecord> finished = latest(runs, true);
    Instant deadline = task.deadlineAt(scope);
    if (finished.isPresent() && tipHasPassed(scope, now)) {
      return new ScopeDecision.Done(scope);
    }
    Resolution inputs = new Resolution(task, scope, slices, now);
    boolean read = finished.filter(run -> run.inputDigest().equals(inputs.digest())).isPresent();
    List<String> missing = inputs.missing(read);
    Optional<Instant> first = firstRevision(task, scope, slices);
    if (first.isPresent() && now.isBefore(first.get())) {
      return new ScopeDecision.Wait(
          scope, List.of("the first revision of the slate is due at " + first.get()), first);
    }
    boolean opened = interventions.opens(task.phase(), scope.slate(), operationalNow);
    if (!inputs.inError().isEmpty() && !opened) {
      return new ScopeDecision.Block(scope, inputs.inError());
    }
    boolean late = !now.isBefore(deadline);
    if (!late && !(missing.isEmpty() && inputs.lacking().isEmpty())) {
      List<String> reasons = Resolution.together(missing, inputs.lacking());
      return new ScopeDecision.Wait(scope, reasons, Optional.of(deadline));
    }
    if (!missing.isEmpty() && !opened) {
      return new ScopeDecision.Block(scope, missing);
    }
    if (read) {
      return new ScopeDecision.Done(scope);
    }
    Optional<String> loops = storm.stops(scope, runs, operationalNow);
    if (loops.isPresent() && !opened) {
      return new ScopeDecision.Block(scope, List.of(loops.get()), true);
    }
    return attempt(scope, runs, inputs, operationalNow, interventions.retries());
  }

  private ScopeDecision attempt(
      TaskScope scope,
      List<RunRecord> runs,
      Resolution inputs,
      Instant operationalNow,
      Set<Long> granted) {
    List<RunRecord> tried =
        runs.stream().filter(run -> run.inputDigest().equals(inputs.digest())).toList();
    Optional<RunRecord> last = latest(tried, false);
    int abandoned = count(tried, run -> run.state() == RunState.ABANDONED);
    int spent = count(tried, run -> !run.state().isFinished()) - abandoned;
    ScopeDecision.Start start =
        new ScopeDecision.Start(
            scope,
            inputs.digest(),
            tried.size() + 1,
            spent + 1 >= retries.attempts(),
            inputs.without(),
            inputs.versions(),
            Asked.RUN);
    if (last.isEmpty() || last.get().state().isFinished() || granted.contains(last.get().id())) {
      return start;
    }
    RunRecord failed = last.get();
    String what = scope.task() + " " + failed.state() + ": " + failed.reason();
    boolean transientFailure =
        failed.state() != RunState.FAILED
            || failed.failure().filter(FailureCategory.TRANSIENT::equals).isPresent();
    if (!transientFailure || spent >= retries.attempts()) {
      return slowly(tried, failed, transientFailure, operationalNow)
          ? start
          : new ScopeDecision.Block(scope, List.of(what + remedy(failed, transientFailure)));
    }
    if (abandoned >= retries.abandonments()) {
      return new ScopeDecision.Block(
          scope,
          List.of(what + " (" + abandoned + " runs were abandoned: it may take its process down)"));
    }
    if (failed.state() == RunState.FAILED) {
      Instant notBefore =
          failed.endedAt().orElse(failed.startedAt()).plus(retries.delayAfter(spent, scope.key()));
      if (operationalNow.isBefore(notBefore)) {
        return new ScopeDecision.Retry(scope, what, notBefore);
      }
    }
    return start;
  }

  /**
   * Whether it is tried once more though it is blocked: a store that was away for longer, or a
   * folder that could not be written, may have been mended meanwhile.
   */
  private static boolean slowly(
      List<RunRecord> tried, RunRecord failed, boolean transientFailure, Instant operationalNow) {
    boolean mayBeMended =
        transientFailure
            || failed.failure().filter(FailureCategory.CONFIGURATION::equals).isPresent();
    Instant first = tried.stream().map(RunRecord::startedAt).min(Instant::compareTo).orElseThrow();
    Instant again = failed.endedAt().orElse(failed.startedAt()).plus(AGAIN);
    return mayBeMended
        && !operationalNow.isBefore(again)
        && operationalNow.isBefore(first.plus(AGAIN_FOR));
  }

  private String remedy(RunRecord failed, boolean transientFailure) {
    String spent = transientFailure ? "all " + retries.attempts() + " attempts are spent; " : "";
    return " (" + spent + "once it is mended: tipoff run retry " + failed.id() + ")";
  }

  private static int count(List<RunRecord> runs, Predicate<RunRecord> which) {
    return Math.toIntExact(runs.stream().filter(which).count());
  }

  /** When a task that gathers revisions can first find one. */
  private static Optional<Instant> firstRevision(
      TaskDeclaration task, TaskScope scope, SliceView slices) {
    boolean gathers =
        task.inputs().stream().anyMatch(input -> input.relation() == Relation.ALL_REVISIONS);
    return gathers ? slices.planned(scope.slate()).stream().findFirst() : Optional.empty();
  }

  private static Optional<RunRecord> latest(List<RunRecord> runs, boolean finishedOnly) {
    RunRecord latest = null;
    for (RunRecord run : runs) {
      if ((!finishedOnly || run.state().isFinished())
          && (latest == null || run.id() > latest.id())) {
        latest = run;
      }
    }
    return Optional.ofNullable(latest);
  }
}
