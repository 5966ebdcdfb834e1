package io.tipoff.features.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.features.contract.FeatureContract;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ColumnType;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.Durability;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import io.tipoff.warehouse.WriteMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** The tables that correlations are taken from, in a real warehouse. */
record AuditedTables(Warehouse warehouse) implements AutoCloseable {

  static final Slate SLATE = Slate.nba(LocalDate.parse("2025-01-15"));

  private static final Instant AS_OF = Instant.parse("2025-01-15T17:00:00Z");
  private static final Instant NEXT_MORNING = Instant.parse("2025-01-16T11:00:00Z");
  private static final Table FEATURES = features();
  private static final Table APPEARANCES =
      Table.of(
          "analytics", "player_game", Appearance.class, WriteMode.APPEND, "game_id", "player_id");
  private static final Table TEAM_GAMES =
      Table.of("analytics", "team_game", TeamGame.class, WriteMode.APPEND, "game_id", "team");

  private record Appearance(
      String gameId,
      String playerId,
      LocalDate gameDate,
      long points,
      long rebounds,
      long assists,
      long threes,
      long pra,
      long steals,
      long blocks,
      long seconds,
      Instant knownAt) {}

  private record TeamGame(String gameId, String team, LocalDate gameDate, Instant knownAt) {}

  AuditedTables(Path folder) {
    this(
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("warehouse.duckdb"))
                .surviving(Durability.PROCESS_DEATH),
            new SimpleMeterRegistry(),
            OperationalClock.system()));
    warehouse.migrate(List.of(FEATURES, APPEARANCES, TEAM_GAMES));
  }

  private static Table features() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.required("as_of", ColumnType.TIMESTAMP));
    columns.add(Column.required("game_id", ColumnType.STRING));
    columns.add(Column.required("player_id", ColumnType.STRING));
    columns.add(Column.required("game_date", ColumnType.DATE));
    columns.add(Column.required("history_games", ColumnType.INT64));
    columns.add(Column.required(Table.KNOWN_AT, ColumnType.TIMESTAMP));
    FeatureContract.playerGame()
        .features()
        .forEach(feature -> columns.add(Column.nullable(feature.name(), ColumnType.FLOAT64)));
    return new Table(
        "features",
        "player_game",
        columns,
        List.of("as_of", "game_id", "player_id"),
        Optional.of("game_date"),
        WriteMode.REPLACE_SLICE);
  }

  /** Adds players with so many earlier games, whose decayed means and points these are. */
  void store(int players, long history, IntToLongFunction mean, IntToLongFunction points) {
    String game = "game of those with " + history;
    List<Object[]> rows = new ArrayList<>();
    List<Appearance> appearances = new ArrayList<>();
    for (int i = 0; i < players; i++) {
      String player = history + " games, " + i;
      Object[] row = new Object[FEATURES.columns().size()];
      row[0] = AS_OF;
      row[1] = game;
      row[2] = player;
      row[3] = SLATE.date();
      row[4] = history;
      row[5] = AS_OF.minusSeconds(3600);
      for (int c = 6; c < row.length; c++) {
        if (FEATURES.columns().get(c).name().equals("points_ewma")) {
          row[c] = (double) mean.applyAsLong(i);
        }
      }
      rows.add(row);
      appearances.add(
          new Appearance(
              game,
              player,
              SLATE.date(),
              points.applyAsLong(i),
              0,
              0,
              0,
              0,
              0,
              0,
              1800,
              NEXT_MORNING));
    }
    warehouse.write(
        new SliceWrite(
            game,
            1,
            1,
            "inputs",
            List.of(
                new TableRows(FEATURES, rows),
                TableRows.of(APPEARANCES, Appearance.class, appearances),
                TableRows.of(
                    TEAM_GAMES,
                    TeamGame.class,
                    List.of(new TeamGame(game, "BOS", SLATE.date(), NEXT_MORNING))))));
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
