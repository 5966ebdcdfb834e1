package io.tipoff.dispatch;

import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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

  /** The decisions on one phase's scopes of a pass. */
  public List<ScopeDecision> of(Phase phase, Pass pass) {
    return scopes.stream()
        .filter(scope -> scope.scope().pass() == pass)
        .filter(scope -> phases.get(scope.scope().task()) == phase)
        .toList();
  }

  /** Whether nothing runs, nothing was started and nothing is about to be tried again. */
  public boolean isSettled() {
    return scopes.stream()
        .noneMatch(
            scope ->
                scope instanceof ScopeDecision.Start
                    || scope instanceof ScopeDecision.Running
                    || scope instanceof ScopeDecision.Retry);
  }

  /**
   * The blocked scopes to which nothing leads that is due, runs or is about to be tried again: as
   * things are, they stay blocked.
   */
  public List<ScopeDecision.Block> lastingBlocks(TaskCatalog catalog) {
    OpenTasks open = OpenTasks.of(scopes, catalog.tasks());
    return blocked().stream()
        .filter(block -> !open.mayWrite(block.scope().task(), Instant.MIN))
        .toList();
  }

  /** The blocked scopes. */
  public List<ScopeDecision.Block> blocked() {
    return scopes.stream()
        .filter(ScopeDecision.Block.class::isInstance)
        .map(ScopeDecision.Block.class::cast)
        .toList();
  }
}
