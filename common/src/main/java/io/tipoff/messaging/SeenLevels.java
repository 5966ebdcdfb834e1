package io.tipoff.messaging;

import io.tipoff.slate.RecentSlates;
import io.tipoff.slate.Slate;
import java.util.Map;

/**
 * How much of each slate the ledger recorded when it was last signalled. Bounded; a forgotten slate
 * is signalled once more than needed.
 */
final class SeenLevels {

  private final Map<Slate, Long> levels = new RecentSlates<>();

  /** Whether the ledger now records more of the slate than was seen. */
  synchronized boolean isNew(Slate slate, long changes) {
    return changes > levels.getOrDefault(slate, -1L);
  }

  synchronized void saw(Slate slate, long changes) {
    levels.merge(slate, changes, Math::max);
  }
}
