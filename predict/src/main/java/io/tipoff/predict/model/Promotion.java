package io.tipoff.predict.model;

/** What makes a trained model serve. */
public enum Promotion {
  /** Its training: the latest that is not retired serves. */
  AUTOMATIC,
  /** Somebody's decision: the latest promoted that is not retired serves. */
  EXPLICIT
}
