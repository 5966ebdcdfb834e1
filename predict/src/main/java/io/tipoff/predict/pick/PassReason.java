package io.tipoff.predict.pick;

/** Why a prediction became no bet. */
public enum PassReason {
  /** He is reported out: he is predicted as if he played, and there is nothing to bet on. */
  PLAYER_OUT,
  /** Nobody quoted this player and market before the as-of. */
  NO_LINE,
  /** There are lines, but none with two usable prices. */
  NO_PRICE,
  /** Every usable price lies far from what other books say at its line or beyond. */
  DISPUTED_PRICE,
  /** Every usable price is older than what the prediction knows. */
  STALE_PRICE,
  /** No price pays what the prediction asks for. */
  NO_VALUE
}
