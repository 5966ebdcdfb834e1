package io.tipoff.run;

import io.tipoff.slate.Slate;
import java.util.List;
import java.util.function.Consumer;

/** Wakes the reconcile of a slate; cheap, coalesced, and never the reason why something is due. */
public interface SlateSignal {

  /**
   * Looks at a slate soon.
   *
   * @param asked who is told to have asked for what the look starts
   */
  void signal(Slate slate, Asked asked);

  /**
   * Looks at the slate until a look that began after this call finds that nothing of it runs and
   * nothing is due; a later call takes the place of this one. What reads this slate as history
   * waits for the first look: of several slates the earliest is to be signalled first.
   *
   * @param settled given what that look found blocked, once; not while some of the phases may not
   *     run
   */
  void signal(Slate slate, Asked asked, Consumer<List<ScopeDecision.Block>> settled);

  /** Because an event told of the slate. */
  default void signal(Slate slate) {
    signal(slate, Asked.EVENT);
  }

  /** Whether whoever is signalled has ended this run itself, and so looked since. */
  default boolean hasEnded(long run) {
    return false;
  }
}
