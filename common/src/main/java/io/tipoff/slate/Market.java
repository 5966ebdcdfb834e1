package io.tipoff.slate;

import java.util.Locale;

/** What is bet on. Counts of one player in one game. */
public enum Market {
  POINTS,
  REBOUNDS,
  ASSISTS,
  THREES,
  /** Points + rebounds + assists. */
  PRA,
  STEALS,
  BLOCKS;

  /** Lower-case name as used in column names, metric labels and published files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
