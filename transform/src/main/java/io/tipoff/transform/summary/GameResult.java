package io.tipoff.transform.summary;

import java.time.Instant;

/** A row of raw.game_result: the final score of a game. */
record GameResult(
    String gameId,
    String homeTeam,
    String awayTeam,
    long homeScore,
    long awayScore,
    Instant knownAt) {

  /** The team's score; null for a team that did not play in it. */
  Long scoreOf(String team) {
    if (team.equals(homeTeam)) {
      return homeScore;
    }
    return team.equals(awayTeam) ? Long.valueOf(awayScore) : null;
  }
}
