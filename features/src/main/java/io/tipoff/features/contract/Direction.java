package io.tipoff.features.contract;

/** What a higher value speaks for, other things equal. */
public enum Direction {
  MORE,
  LESS,
  /** Neither by itself. */
  NONE
}
