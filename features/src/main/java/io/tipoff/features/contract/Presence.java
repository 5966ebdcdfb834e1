package io.tipoff.features.contract;

/** Whether a row without the feature is worth less. */
public enum Presence {
  /** Counts toward a row's quality. */
  REQUIRED,
  /** Null is an ordinary state of it: a season's first game, a game without odds. */
  OPTIONAL
}
