package io.tipoff.standalone.operate;

import io.tipoff.dispatch.Dispatcher;
import io.tipoff.dispatch.Kernel;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Operator;
import io.tipoff.ledger.RunDesk;
import io.tipoff.ledger.RunDetail;
import io.tipoff.ledger.RunLedger;
import io.tipoff.run.Asked;
import io.tipoff.run.RunRecord;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Single runs in an operator's hands. Its methods block. */
@Singleton
public final class Runs {

  private final Kernel kernel;
  private final RunDesk desk;
  private final RunLedger ledger;
  private final Audited audited;

  Runs(Kernel kernel, RunDesk desk, RunLedger ledger, Audited audited) {
    this.kernel = kernel;
    this.desk = desk;
    this.ledger = ledger;
    this.audited = audited;
  }

  /**
   * The runs of a slate, in the order of their ids.
   *
   * @param failed only those that ended without a result
   */
  public List<RunRecord> of(Slate slate, boolean failed) {
    return sorted(Answer.of(ledger.ofSlate(slate))).stream()
        .filter(run -> !failed || run.state().isFailure())
        .toList();
  }

  /**
   * The latest runs in all, at most so many, in the order of their ids.
   *
   * @param failed only those that ended without a result
   */
  public List<RunRecord> latest(int most, boolean failed) {
    return sorted(Answer.of(failed ? ledger.latestFailed(most) : ledger.latest(most)));
  }

  private static List<RunRecord> sorted(List<RunRecord> runs) {
    return runs.stream().sorted(Comparator.comparingLong(RunRecord::id)).toList();
  }

  /**
   * All that is known of a run.
   *
   * @throws TipoffException BAD_INPUT if there is none of this id
   */
  public RunDetail show(long id) {
    return Answer.of(desk.find(id));
  }

  /**
   * Allows one more run of what a run ended without result, though it will not be tried again by
   * itself.
   *
   * @return what its scope is at now
   * @throws TipoffException BAD_INPUT if it is not the last of its scope, ended otherwise, or
   *     nothing keeps its scope from running
   */
  public ScopeDecision retry(long id, Operator operator) {
    RunRecord run = audited.check(operator, "run retry", "run " + id, () -> blocking(id));
    Answer.of(kernel.parts().interventions().retry(run, operator));
    kernel.dispatcher().signal(run.scope().slate(), Asked.OPERATOR);
    return decision(run.scope());
  }

  /** The run, if it is what blocks its scope. */
  private RunRecord blocking(long id) {
    RunRecord run = show(id).run();
    if (!run.state().isFailure()) {
      throw refusal(
          "run "
              + id
              + " is "
              + run.state()
              + ", which cannot be tried again: only what ended without result can",
          run.state() == RunState.RUNNING
              ? "Wait for its end, or end it: tipoff run abandon " + id
              : "Nothing is to be done.");
    }
    Answer.of(kernel.parts().runs().ofSlate(run.scope().slate())).stream()
        .filter(other -> other.scope().equals(run.scope()) && other.id() > id)
        .mapToLong(RunRecord::id)
        .max()
        .ifPresent(
            later -> {
              throw refusal(
                  "run " + id + " is not the last of its scope",
                  "Look at the last one: tipoff run show " + later);
            });
    ScopeDecision before = decision(run.scope());
    if (!(before instanceof ScopeDecision.Block)) {
      throw refusal(
          "nothing keeps " + run.scope() + " from running: it is " + word(before),
          "See what is due: tipoff reconcile " + run.scope().slate());
    }
    return run;
  }

  /**
   * Ends a running run as ABANDONED; its scope is tried again within its budget.
   *
   * @throws TipoffException BAD_INPUT if it does not run
   */
  public RunDetail abandon(long id, Operator operator) {
    RunRecord run = audited.check(operator, "run abandon", "run " + id, () -> show(id).run());
    Answer.of(desk.abandon(run, operator));
    kernel.dispatcher().signal(run.scope().slate(), Asked.OPERATOR);
    return show(id);
  }

  private ScopeDecision decision(TaskScope scope) {
    Dispatcher dispatcher = kernel.dispatcher();
    return Answer.of(dispatcher.look(scope.slate())).scopes().stream()
        .filter(decision -> decision.scope().equals(scope))
        .findFirst()
        .orElseThrow(
            () ->
                refusal(
                    scope + " is not planned any more",
                    "See what is due: tipoff reconcile " + scope.slate()));
  }

  /** What a decision is called in results. */
  public static String word(ScopeDecision decision) {
    return switch (decision) {
      case ScopeDecision.Start start -> "DUE";
      case ScopeDecision.Running running -> "RUNNING";
      case ScopeDecision.Retry retry -> "RETRY";
      case ScopeDecision.Wait wait -> "WAITING";
      case ScopeDecision.Block block -> "BLOCKED";
      case ScopeDecision.Done done -> "DONE";
    };
  }

  private static TipoffException refusal(String message, String remedy) {
    return new TipoffException(FailureCategory.BAD_INPUT, message, remedy);
  }
}
