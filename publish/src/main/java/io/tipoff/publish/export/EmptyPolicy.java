package io.tipoff.publish.export;

/** When a file may be replaced by one with fewer rows. */
public enum EmptyPolicy {
  /** Never by an empty one, nor by one with less than half of its rows. */
  KEEP_FULLER,
  /** Always: few rows are an honest answer here. */
  MAY_SHRINK
}
