package io.tipoff.grade.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** A predicted game; of {@code predicted_games.sql}. */
record GameRead(
    String gameId,
    LocalDate laterDate,
    LocalDate resultDate,
    String homeTeam,
    String awayTeam,
    Long homeScore,
    Long awayScore,
    Instant resultKnownAt,
    Instant laterKnownAt) {

  /**
   * What is known of it.
   *
   * @param playersPoints points of each team's players
   */
  GameStatus status(LocalDate date, Map<String, Long> playersPoints) {
    if (resultDate != null) {
      return resultDate.equals(date)
          ? GameStatus.Final.of(Map.of(homeTeam, homeScore, awayTeam, awayScore), playersPoints)
          : new GameStatus.Moved();
    }
    return laterDate != null ? new GameStatus.Moved() : new GameStatus.Unreported();
  }
}
