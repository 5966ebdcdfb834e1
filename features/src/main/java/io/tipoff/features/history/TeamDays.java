package io.tipoff.features.history;

import java.util.Arrays;

/** Days of a team's earlier games, oldest first, as days since 1970-01-01. */
public final class TeamDays {

  private final long[] days;

  private TeamDays(long[] days) {
    this.days = days;
  }

  /** From days in ascending order; a day with two games stands twice. */
  public static TeamDays of(long... oldestFirst) {
    return new TeamDays(oldestFirst.clone());
  }

  /** Games after the day. */
  public int gamesAfter(long day) {
    int games = 0;
    while (games < days.length && days[days.length - 1 - games] > day) {
      games++;
    }
    return games;
  }

  /**
   * Share of the team's latest games, among those since his first for it, that a player missed.
   *
   * @param games how many of the latest
   * @return 0–1; null if the team has no game since then
   */
  public Double shareMissed(int games, PlayerHistory player) {
    int n = Math.min(games, gamesAfter(player.joinedDay() - 1));
    if (n == 0) {
      return null;
    }
    long first = days[days.length - n];
    int played = Math.min(n, player.gamesSince(first));
    return (double) (n - played) / n;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TeamDays that && Arrays.equals(days, that.days);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(days);
  }
}
