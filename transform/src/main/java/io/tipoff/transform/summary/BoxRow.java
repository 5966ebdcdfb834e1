package io.tipoff.transform.summary;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of raw.player_box: somebody who appeared in a game, be it for seconds that his source
 * rounds to 0. Whether somebody appeared is decided where rows are loaded, by the rule of their
 * source; who did not appear has no row.
 */
record BoxRow(
    String gameId,
    String playerId,
    LocalDate gameDate,
    String season,
    String seasonType,
    String playerName,
    String team,
    String opponent,
    long home,
    long seconds,
    long points,
    long rebounds,
    long offensiveRebounds,
    long assists,
    long steals,
    long blocks,
    long turnovers,
    long fouls,
    long fieldGoalsMade,
    long fieldGoalsAttempted,
    long threesMade,
    long threesAttempted,
    long freeThrowsAttempted,
    Instant knownAt) {

  Attempts attempts() {
    return new Attempts(fieldGoalsAttempted, freeThrowsAttempted, offensiveRebounds, turnovers);
  }
}
