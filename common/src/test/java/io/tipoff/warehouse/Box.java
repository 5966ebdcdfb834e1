package io.tipoff.warehouse;

import java.time.Instant;
import java.time.LocalDate;

/** A row of the tables that these tests write. */
record Box(
    String gameId,
    long playerId,
    LocalDate gameDate,
    int points,
    Integer plusMinus,
    Double usage,
    boolean home,
    Side side,
    Instant knownAt) {

  static final Table FACTS =
      Table.of("raw", "box", Box.class, WriteMode.APPEND, "game_id", "player_id")
          .partitionedBy("game_date");
  static final Table DERIVED =
      Table.of("analytics", "box", Box.class, WriteMode.REPLACE_SLICE, "game_id", "player_id")
          .partitionedBy("game_date");

  static final Table SUMMARIES =
      Table.of("analytics", "box_summary", Box.class, WriteMode.APPEND, "game_id", "player_id")
          .partitionedBy("game_date");

  static final Instant TIP = Instant.parse("2025-01-16T00:10:00Z");
  static final Instant MORNING = Instant.parse("2025-01-16T11:00:00Z");

  enum Side {
    OVER,
    UNDER
  }

  static Box of(String gameId, long playerId, int points) {
    return new Box(
        gameId,
        playerId,
        LocalDate.parse("2025-01-15"),
        points,
        null,
        0.25,
        true,
        Side.OVER,
        MORNING);
  }

  Box scoring(int other) {
    return new Box(gameId, playerId, gameDate, other, plusMinus, usage, home, side, knownAt);
  }

  Box using(Double other) {
    return new Box(gameId, playerId, gameDate, points, plusMinus, other, home, side, knownAt);
  }

  Box known(Instant instant) {
    return new Box(gameId, playerId, gameDate, points, plusMinus, usage, home, side, instant);
  }
}
