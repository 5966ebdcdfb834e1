package io.tipoff.run;

/** Which slices of an input table belong to a task's scope. */
public enum Relation {
  /** The slice of the same slate that has no as-of: of a source or of a per-slate task. */
  SAME_SLATE,
  /** The slice of the same slate with the same as-of. */
  SAME_AS_OF,
  /** All slices of the same slate whatever their as-of: for tasks that gather revisions. */
  ALL_REVISIONS,
  /** All slices of earlier slates that were known before the task's as-of. */
  EARLIER_SLATES
}
