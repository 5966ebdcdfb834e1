package io.tipoff.slate;

/** How a prediction, pick or grade came to be; part of its key. Only {@code LIVE} is our record. */
public enum Origin {
  LIVE,
  REPLAY,
  BACKTEST
}
