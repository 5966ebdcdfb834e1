package io.tipoff.run;

/** Whether a task can do without an input. */
public enum Need {
  /** The task waits for it, and is blocked when its deadline passes without it. */
  CRITICAL,
  /**
   * The task waits for it until the deadline, then runs without it, marked degraded. Of {@link
   * Relation#EARLIER_SLATES}: whatever is there is read, nothing is waited for.
   */
  OPTIONAL,
  /**
   * Nothing is waited for: it is read where it is there, and nothing is missing where it is not.
   */
  IF_THERE
}
