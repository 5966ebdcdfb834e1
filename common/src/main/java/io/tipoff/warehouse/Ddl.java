package io.tipoff.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Data definition for declared tables, per dialect. */
final class Ddl {

  private Ddl() {}

  static String createSchema(String dataset) {
    return "CREATE SCHEMA IF NOT EXISTS `" + dataset + "`";
  }

  static String createTable(Dialect dialect, Table table) {
    List<Column> columns = new ArrayList<>(table.columns());
    columns.addAll(table.hiddenColumns());
    StringJoiner parts = new StringJoiner(",\n  ", "(\n  ", "\n)");
    columns.forEach(column -> parts.add(columnDefinition(dialect, column)));
    if (dialect == Dialect.DUCKDB && table.mode() == WriteMode.APPEND) {
      // one row per version of a key, whoever writes: a key's history never forks
      parts.add("UNIQUE (" + names(table.key()) + ", `" + Table.ROW_VERSION + "`)");
    }
    String sql = "CREATE TABLE IF NOT EXISTS " + name(table) + " " + parts;
    return dialect == Dialect.BIGQUERY ? sql + storage(table) : sql;
  }

  static String addColumn(Dialect dialect, Table table, Column column) {
    return "ALTER TABLE " + name(table) + " ADD COLUMN " + columnDefinition(dialect, column);
  }

  /**
   * The as-of function of an {@code APPEND} table: per key the latest version known strictly before
   * the instant. Versions of a key are numbered and {@code known_at} rises with the number, so a
   * version counts unless a later one was known too. Later ones are few, which makes this a scan
   * and a join against a handful of keys, through which filters on the result still reach the scan.
   *
   * <p>No anti-join on {@code row_version IS NULL}: where no row was ever corrected, DuckDB 2.0.0
   * proves that join empty and then believes that sums over its result are zero, so that {@code
   * HAVING SUM(x) > 0} finds nothing.
   */
  static String createAsOfFunction(Dialect dialect, Table table) {
    String columns = columnsOfT(table);
    String sameKey =
        table.key().stream()
            .map(column -> "s.`" + column + "` = t.`" + column + "`")
            .collect(Collectors.joining(" AND "));
    String body =
        "SELECT "
            + columns
            + "\n"
            + "FROM "
            + name(table)
            + " AS t\n"
            + "LEFT JOIN (\n"
            + "  SELECT "
            + names(table.key())
            + ", MAX(row_version) AS row_version\n"
            + "  FROM "
            + name(table)
            + "\n"
            + "  WHERE row_version > 1 AND known_at < known_before\n"
            + "  GROUP BY "
            + names(table.key())
            + "\n"
            + ") AS s ON "
            + sameKey
            + "\n"
            + "WHERE t.known_at < known_before AND NOT t.retracted\n"
            + "  AND (s.row_version IS NULL OR s.row_version = t.row_version)";
    return switch (dialect) {
      case DUCKDB -> asOfMacro(table, body);
      case BIGQUERY ->
          "CREATE OR REPLACE TABLE FUNCTION "
              + asOfFunction(table)
              + "(known_before TIMESTAMP) AS (\n"
              + body
              + "\n)";
    };
  }

  /**
   * The same function in DuckDB while no row of the table was ever changed: without the join, which
   * costs more there than the scan of a slate's rows.
   */
  static String createAsOfFunctionOfUnchanged(Table table) {
    return asOfMacro(
        table,
        "SELECT "
            + columnsOfT(table)
            + "\nFROM "
            + name(table)
            + " AS t\n"
            + "WHERE t.known_at < known_before AND NOT t.retracted");
  }

  private static String asOfMacro(Table table, String body) {
    return "CREATE OR REPLACE MACRO " + asOfFunction(table) + "(known_before) AS TABLE\n" + body;
  }

  private static String asOfFunction(Table table) {
    return "`" + table.dataset() + "`.`" + table.name() + "_as_of`";
  }

  private static String columnsOfT(Table table) {
    return table.columns().stream()
        .map(column -> "t.`" + column.name() + "`")
        .collect(Collectors.joining(", "));
  }

  /** Everything a declared table needs, in order; the schema apart. */
  static List<String> create(Dialect dialect, Table table) {
    return table.mode() == WriteMode.APPEND
        ? List.of(createTable(dialect, table), createAsOfFunction(dialect, table))
        : List.of(createTable(dialect, table));
  }

  static String name(Table table) {
    return "`" + table.dataset() + "`.`" + table.name() + "`";
  }

  static String names(List<String> columns) {
    return columns.stream().map(column -> "`" + column + "`").collect(Collectors.joining(", "));
  }

  private static String columnDefinition(Dialect dialect, Column column) {
    String text = "`" + column.name() + "` " + dialect.typeName(column.type());
    return column.required() ? text + " NOT NULL" : text;
  }

  /** Months, not days: a day's few hundred rows would make partitions too small to be worth it. */
  private static String storage(Table table) {
    String partition =
        table
            .partition()
            .map(column -> "\nPARTITION BY DATE_TRUNC(`" + column + "`, MONTH)")
            .orElse("");
    List<String> cluster =
        table.columns().stream()
            .filter(column -> column.type() != ColumnType.FLOAT64)
            .map(Column::name)
            .filter(table.key()::contains)
            .limit(4)
            .toList();
    return cluster.isEmpty() ? partition : partition + "\nCLUSTER BY " + names(cluster);
  }
}
