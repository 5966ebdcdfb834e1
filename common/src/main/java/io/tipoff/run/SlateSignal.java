package io.tipoff.run;

import io.tipoff.slate.Slate;

/** Wakes the reconcile of a slate; cheap, coalesced, and never the reason why something is due. */
@FunctionalInterface
public interface SlateSignal {

  /** Because an event told of the slate. */
  void signal(Slate slate);

  /** Because of this. */
  default void signal(Slate slate, Asked asked) {
    signal(slate);
  }

  /** Whether whoever is signalled has ended this run itself, and so looked since. */
  default boolean hasEnded(long run) {
    return false;
  }
}
