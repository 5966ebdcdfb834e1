package io.tipoff.slate;

/** Which half of a slate's day a task belongs to: before its games, or after them. */
public enum Pass {
  PREGAME,
  POSTGAME
}
