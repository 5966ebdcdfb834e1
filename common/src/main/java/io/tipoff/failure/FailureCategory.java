package io.tipoff.failure;

/** Why something failed; decides who acts. Only {@link #TRANSIENT} is retried by itself. */
public enum FailureCategory {
  /** A store, broker or source did not answer this time; the same call may succeed later. */
  TRANSIENT,
  /** What this work needs was not delivered by the phase or source before it. */
  UPSTREAM_MISSING,
  /** What was delivered cannot be used: truncated, malformed, out of range. */
  BAD_INPUT,
  /** Two parts of the system disagree: schema, contract digest, key, count. */
  CONTRACT,
  /** A setting is missing or wrong. */
  CONFIGURATION,
  /** Anything else: ours to mend. */
  BUG
}
