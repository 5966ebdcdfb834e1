package io.tipoff.slate;

/** How a prediction, pick or grade came to be; part of its key. Only {@code LIVE} is our record. */
public enum Origin {
  /** Made before the tip, on the clock of the wall. */
  LIVE,
  /** Made afterwards, of what was known before: by a replay, a backfill, or a late run. */
  REPLAY,
  BACKTEST
}
