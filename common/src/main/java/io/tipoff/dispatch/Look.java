package io.tipoff.dispatch;

import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look at a slate found.
 *
 * @param scopes decision on every scope of the slate
 * @param phases phase of each task
 */
public record Look(Slate slate, List<ScopeDecision> scopes, Map<String, Phase> phases) {

  public Look {
    scopes = List.copyOf(scopes);
    phases = Map.copyOf(phases);
  }

  /**
   * Decisions in the light of each other: what would be blocked, or do without something, waits for
   * as long as what is due now may still change that.
   *
   * @param now instant at which they were made
   */
  static Look of(Slate slate, List<ScopeDecision> decisions, TaskCatalog catalog, Instant now) {
    OpenTasks open = OpenTasks.of(decisions, catalog.tasks());
    List<ScopeDecision> patient =
        decisions.stream().map(decision -> patient(decision, open, catalog, now)).toList();
    return new Look(slate, patient, catalog.phaseOf());
  }

  private static ScopeDecision patient(
      ScopeDecision decision, OpenTasks open, TaskCatalog catalog, Instant now) {
    String task = decision.scope().task();
    return switch (decision) {
      case ScopeDecision.Block block when !block.loops() && open.mayWrite(task, now) ->
          new ScopeDecision.Wait(block.scope(), block.reasons(), Optional.empty());
      case ScopeDecision.Start start
          when !start.degraded().isEmpty()
              && open.mayChangeWhatIsReadBy(catalog.task(task).declaration(), now) ->
          new ScopeDecision.Wait(start.scope(), start.degraded(), Optional.empty());
      default -> decision;
    };
  }

  /** The same, with what was started of it running. */
  Look running(List<ScopeDecision> started) {
    List<ScopeDecision> now =
        scopes.stream()
            .<ScopeDecision>map(
                scope -> started.contains(scope) ? new ScopeDecision.Running(scope.scope()) : scope)
            .toList();
    return started.isEmpty() ? this : new Look(slate, now, phases);
  }

  /** The decisions on one phase's scopes of a pass. */
  public List<ScopeDecision> of(Phase phase, Pass pass) {
    return scopes.stream()
        .filter(scope -> scope.scope().pass() == pass)
        .filter(scope -> phases.get(scope.scope().task()) == phase)
        .toList();
  }

  /** Whether nothing runs, nothing was started and nothing is about to be tried again. */
  public boolean isSettled() {
    return scopes.stream().noneMatch(Look::isUnsettled);
  }

  private static boolean isUnsettled(ScopeDecision scope) {
    return scope instanceof ScopeDecision.Start
        || scope instanceof ScopeDecision.Running
        || scope instanceof ScopeDecision.Retry;
  }

  /**
   * Whether the slate may go on to a later instant while this still runs: all that is not settled
   * runs, and what it writes is waited for by whatever reads it ({@link
   * TaskCatalog#isLeftRunning}).
   */
  boolean mayGoOn(TaskCatalog catalog) {
    return scopes.stream()
        .filter(Look::isUnsettled)
        .allMatch(
            scope ->
                scope instanceof ScopeDecision.Running
                    && catalog.isLeftRunning(scope.scope().task()));
  }

  /** The blocked scopes. */
  public List<ScopeDecision.Block> blocked() {
    return scopes.stream()
        .filter(ScopeDecision.Block.class::isInstance)
        .map(ScopeDecision.Block.class::cast)
        .toList();
  }
}
