package io.tipoff.features.rows;

import io.tipoff.features.contract.Feature;
import io.tipoff.features.contract.FeatureContract;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ColumnType;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Declares features.player_game: what a row is about, how good it is, and its features by name. */
final class FeatureTable {

  static final Table TABLE = declare(FeatureContract.playerGame());

  private FeatureTable() {}

  private static Table declare(FeatureContract contract) {
    List<Column> columns = new ArrayList<>();
    columns.add(required("as_of", ColumnType.TIMESTAMP, "cut-off of the revision"));
    columns.add(required("game_id", ColumnType.STRING, ""));
    columns.add(required("player_id", ColumnType.STRING, ""));
    columns.add(required("game_date", ColumnType.DATE, ""));
    columns.add(required("season", ColumnType.STRING, ""));
    columns.add(required("season_type", ColumnType.STRING, ""));
    columns.add(required("team", ColumnType.STRING, "his team by the roster"));
    columns.add(required("opponent", ColumnType.STRING, ""));
    columns.add(required("contract", ColumnType.STRING, "name@version"));
    columns.add(required("contract_digest", ColumnType.STRING, "SHA-256 of the declarations"));
    columns.add(required("history_games", ColumnType.INT64, "all his earlier games"));
    columns.add(
        required("quality", ColumnType.FLOAT64, "share of required features present, 0 to 1"));
    columns.add(
        required(
            "oldest_input_days", ColumnType.INT64, "age of the oldest of his latest 10 games"));
    columns.add(
        new Column(
            "degraded", ColumnType.STRING, false, "what was missing when the row was computed"));
    columns.add(
        required("known_at_before_market", ColumnType.TIMESTAMP, "known_at but for the odds"));
    columns.add(
        required(Table.KNOWN_AT, ColumnType.TIMESTAMP, "latest known_at of what it rests on"));
    for (Feature feature : contract.features()) {
      columns.add(new Column(feature.name(), ColumnType.FLOAT64, false, feature.unit()));
    }
    return new Table(
            "features",
            "player_game",
            columns,
            List.of("as_of", "game_id", "player_id"),
            Optional.of("game_date"),
            WriteMode.REPLACE_SLICE)
        .checked(checks(contract));
  }

  private static Check[] checks(FeatureContract contract) {
    List<Check> checks = new ArrayList<>();
    checks.add(Check.before(Table.KNOWN_AT, "as_of").asError());
    checks.add(Check.same("contract_digest").asError());
    checks.add(Check.range("quality", 0, 1).asError());
    checks.add(Check.notMostly(0, 0.1, 20, "quality").asError());
    checks.add(Check.range("history_games", 1, 5_000));
    checks.add(Check.range("oldest_input_days", 1, 400).noted());
    checks.add(Check.valuesPer(2, 2, "team", "game_id"));
    checks.add(Check.rowsPer(8, 25, "game_id", "team"));
    checks.add(Check.unique("as_of", "player_id"));
    for (String form : List.of("points_last10", "rebounds_last10", "minutes_last10")) {
      checks.add(Check.varies(20, form).asError());
      checks.add(Check.filled(form, 0.9));
      checks.add(Check.notMostly(0, 0.5, 20, form).asError());
    }
    for (Feature feature : contract.features()) {
      checks.add(Check.range(feature.name(), feature.low(), feature.high()).asError());
    }
    return checks.toArray(Check[]::new);
  }

  private static Column required(String name, ColumnType type, String description) {
    return new Column(name, type, true, description);
  }
}
