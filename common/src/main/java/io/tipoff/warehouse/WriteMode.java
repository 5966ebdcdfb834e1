package io.tipoff.warehouse;

/** How the rows of a slice replace those that an earlier run of the same scope wrote. */
public enum WriteMode {
  /**
   * Facts, predictions, picks, grades: a changed row is added as a new version with a later {@code
   * known_at}, a missing one as a retraction; nothing is updated, so an old as-of still sees what
   * was known then.
   */
  APPEND,
  /** Derived rows: the slice's rows that are not in the new set are deleted, the rest upserted. */
  REPLACE_SLICE
}
