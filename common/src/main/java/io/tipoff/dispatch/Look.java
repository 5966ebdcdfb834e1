package io.tipoff.dispatch;

import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Slate;
import java.util.List;

/**
 * What one look at a slate found.
 *
 * @param scopes decision on every scope of the slate
 */
public record Look(Slate slate, List<ScopeDecision> scopes) {

  public Look {
    scopes = List.copyOf(scopes);
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

  /** The blocked scopes. */
  public List<ScopeDecision.Block> blocked() {
    return scopes.stream()
        .filter(ScopeDecision.Block.class::isInstance)
        .map(ScopeDecision.Block.class::cast)
        .toList();
  }
}
