package io.tipoff.standalone.command;

import io.quarkus.arc.Arc;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;

/** Rows of the running application's warehouse, counted. */
final class StoredRows {

  private StoredRows() {}

  private record Count(long n) {}

  static long number(String sql, Object... parameters) {
    return Arc.container()
        .select(Warehouse.class)
        .get()
        .query(new Sql("test", sql), Count.class, parameters)
        .getFirst()
        .n();
  }

  static long count(String table, String gameId) {
    return number("SELECT COUNT(*) AS n FROM " + table + " WHERE game_id = ?", gameId);
  }

  static long count(String table, String gameId, String column, String value) {
    return number(
        "SELECT COUNT(*) AS n FROM " + table + " WHERE game_id = ? AND " + column + " = ?",
        gameId,
        value);
  }

  static long decided(String gameId) {
    return number(
        "SELECT COUNT(*) AS n FROM grades.grade WHERE game_id = ? AND result IN ('WIN', 'LOSS')",
        gameId);
  }
}
