package io.tipoff.grade.accuracy;

import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/** The columns that coverage reads of other phases' tables, declared as their owners do. */
final class CoverageTables {

  record Appeared(
      String gameId,
      String playerId,
      LocalDate gameDate,
      String season,
      long seconds,
      Instant knownAt) {}

  record Predicted(
      Origin origin,
      String system,
      String gameId,
      String playerId,
      String market,
      LocalDate gameDate,
      String season,
      Instant knownAt) {}

  static final Table APPEARED =
      Table.of(
          "analytics", "player_game", Appeared.class, WriteMode.APPEND, "game_id", "player_id");

  static final Table PREDICTED =
      Table.of(
          "predictions",
          "prediction",
          Predicted.class,
          WriteMode.APPEND,
          "origin",
          "system",
          "game_id",
          "player_id",
          "market");

  private CoverageTables() {}
}
