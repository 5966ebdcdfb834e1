package io.tipoff.dispatch;

/** The points of a run between which a process can die. */
public enum RunStep {
  CLAIMED,
  COMPUTED,
  WRITTEN,
  RECORDED
}
