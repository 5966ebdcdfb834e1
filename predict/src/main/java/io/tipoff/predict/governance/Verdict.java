package io.tipoff.predict.governance;

/** What the gates say of a model. */
public enum Verdict {
  /** Enough games, and no gate speaks against it. */
  PASS,
  /** A gate speaks against it; the reasons name which. */
  FAIL,
  /** Too few games after its training, or none that it could be judged on. */
  INSUFFICIENT_DATA
}
