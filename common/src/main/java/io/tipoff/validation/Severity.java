package io.tipoff.validation;

/** How much a finding matters. */
public enum Severity {
  /** Worth knowing; nothing is wrong. */
  NOTE,
  /** Doubtful; what reads the table goes on. */
  WARNING,
  /** Wrong: nothing of the same slate reads the slice until a later version of it is sound. */
  ERROR
}
