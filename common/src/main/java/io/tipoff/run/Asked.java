package io.tipoff.run;

/**
 * Whose look at a slate started a run. It is never the reason why the run was due: that is its
 * inputs.
 */
public enum Asked {
  /** An event of upstream work. */
  EVENT,
  /** The end of another run of the same process. */
  RUN,
  /** The timer that looks at every slate that may have something due. */
  SWEEP,
  /** The wait after a failure was over. */
  BACKOFF,
  /** A replay, or a backfill. */
  REPLAY,
  /** A person who opened a gate, or allowed a run to be tried again. */
  OPERATOR
}
