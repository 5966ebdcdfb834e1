package io.tipoff.transform.context;

import java.time.Instant;

/**
 * A game of the slate with its odds, both as known before the cut-off.
 *
 * @param oddsHomeTeam the team from whose side {@code spreadHome} is stated; null without odds
 * @param spreadHome points given to that team, negative = favoured
 */
record AnnouncedGame(
    String gameId,
    String season,
    String seasonType,
    String homeTeam,
    String awayTeam,
    boolean neutral,
    Instant tip,
    Instant knownAt,
    String oddsHomeTeam,
    Double spreadHome,
    Double total,
    Instant oddsKnownAt) {

  String opponentOf(String team) {
    return team.equals(homeTeam) ? awayTeam : homeTeam;
  }

  /**
   * The spread from the team's side; subtracted from zero so that even is never a negative zero.
   */
  Double spreadOf(String team) {
    if (spreadHome == null) {
      return null;
    }
    return team.equals(oddsHomeTeam) ? spreadHome : Double.valueOf(0.0 - spreadHome);
  }

  /** total / 2 − spread / 2; null unless both are known. */
  Double impliedTotalOf(String team) {
    Double spread = spreadOf(team);
    return spread == null || total == null ? null : Double.valueOf(total / 2 - spread / 2);
  }
}
