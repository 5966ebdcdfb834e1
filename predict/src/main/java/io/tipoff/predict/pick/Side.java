package io.tipoff.predict.pick;

/** What a pick says. */
public enum Side {
  OVER,
  UNDER,
  /** No bet; the reason is beside it. */
  PASS
}
