package io.tipoff.features.history;

import io.tipoff.slate.Market;
import java.util.List;
import java.util.Locale;

/** What is counted of a player in a game, as whole numbers. */
public enum Stat {
  POINTS(1),
  REBOUNDS(1),
  ASSISTS(1),
  THREES(1),
  /** Points + rebounds + assists. */
  PRA(1),
  STEALS(1),
  BLOCKS(1),
  /** Kept in seconds, told in minutes. */
  MINUTES(60);

  private static final List<Stat> MARKETS =
      List.of(POINTS, REBOUNDS, ASSISTS, THREES, PRA, STEALS, BLOCKS);

  private final long perUnit;

  Stat(long perUnit) {
    this.perUnit = perUnit;
  }

  /** The stats that are markets, in the order of {@link Market}. */
  public static List<Stat> markets() {
    return MARKETS;
  }

  /** Whole numbers kept per unit told: 60 seconds a minute, else 1. */
  long perUnit() {
    return perUnit;
  }

  /** Lower-case name as used in feature names. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
