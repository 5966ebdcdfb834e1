package io.tipoff.warehouse;

import io.tipoff.warehouse.SliceChange.StoredVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The statements by which one table is kept; those of many keys take some at a time. */
record StoredTableSql(
    Sql scopeVersions,
    Sql deleteSlice,
    Sql countFresh,
    Sql countSlice,
    Sql anyShared,
    Sql anyChanged,
    Sql createAsOf,
    Sql createAsOfUnchanged) {

  StoredTableSql(Table table) {
    this(
        named("scope-versions", table, scopeVersions(table)),
        named("delete-slice", table, "DELETE FROM " + Ddl.name(table) + " WHERE slice_scope = ?"),
        named(
            "count-fresh",
            table,
            table.mode() == WriteMode.APPEND
                ? "SELECT count(*), 0 FROM " + Ddl.name(table) + " WHERE slice_scope = ?"
                : countReplaced(table)),
        named(
            "count-slice",
            table,
            table.mode() == WriteMode.APPEND ? countVersions(table) : countReplaced(table)),
        named("any-shared", table, anyShared(table)),
        named(
            "any-changed",
            table,
            "SELECT row_version FROM " + Ddl.name(table) + " WHERE row_version > 1 LIMIT 1"),
        named("as-of", table, Ddl.createAsOfFunction(Dialect.DUCKDB, table)),
        named("as-of-unchanged", table, Ddl.createAsOfFunctionOfUnchanged(table)));
  }

  /** Columns of {@link #scopeVersions} and {@link #keyVersions}: the key, then what is kept. */
  static List<Column> versionColumns(Table table) {
    List<Column> columns = new ArrayList<>(keyColumns(table));
    columns.add(Column.required(Table.SLICE_SCOPE, ColumnType.STRING));
    columns.add(Column.required(Table.KNOWN_AT, ColumnType.TIMESTAMP));
    columns.add(Column.required(Table.ROW_DIGEST, ColumnType.STRING));
    columns.add(Column.required(Table.RETRACTED, ColumnType.BOOL));
    columns.add(Column.required(Table.ROW_VERSION, ColumnType.INT64));
    return columns;
  }

  /** A row of {@link #versionColumns}. */
  static StoredVersion version(RowKey key, Object[] row, int keys) {
    return new StoredVersion(
        key,
        (String) row[keys],
        (Instant) row[keys + 1],
        (String) row[keys + 2],
        (Boolean) row[keys + 3],
        (Long) row[keys + 4]);
  }

  private static Sql named(String purpose, Table table, String text) {
    return new Sql(purpose + " " + table.qualifiedName(), text);
  }

  private static String selection(Table table) {
    String kept =
        table.mode() == WriteMode.APPEND
            ? "t.retracted, t.row_version"
            : "false AS retracted, CAST(1 AS BIGINT) AS row_version";
    return "SELECT "
        + table.key().stream().map(key -> "t.`" + key + "`").collect(Collectors.joining(", "))
        + ", t.slice_scope, t.known_at, t.row_digest, "
        + kept
        + " FROM "
        + Ddl.name(table)
        + " AS t ";
  }

  private static String scopeVersions(Table table) {
    return table.mode() == WriteMode.APPEND
        ? selection(table) + successor(table) + "WHERE t.slice_scope = ? AND s.row_version IS NULL"
        : selection(table) + "WHERE t.slice_scope = ?";
  }

  /** All versions of so many keys; parameters: the key of each. */
  static Sql keyVersions(Table table, int keys) {
    return named(
        "key-versions",
        table,
        selection(table) + "JOIN " + given(table, keys, List.of()) + " ON " + sameKey(table, "g"));
  }

  /** Rows of parameters: a key's columns and further ones, as {@code g}. */
  private static String given(Table table, int rows, List<Column> further) {
    List<Column> columns = new ArrayList<>(keyColumns(table));
    columns.addAll(further);
    String row =
        columns.stream()
            .map(column -> "CAST(? AS " + Dialect.DUCKDB.typeName(column.type()) + ")")
            .collect(Collectors.joining(", ", "(", ")"));
    return "(VALUES "
        + String.join(", ", Collections.nCopies(rows, row))
        + ") AS g("
        + Ddl.names(columns.stream().map(Column::name).toList())
        + ")";
  }

  private static List<Column> keyColumns(Table table) {
    List<Column> columns = new ArrayList<>();
    for (String key : table.key()) {
      table.columns().stream().filter(c -> c.name().equals(key)).forEach(columns::add);
    }
    return columns;
  }

  private static String successor(Table table) {
    return "LEFT JOIN (SELECT "
        + Ddl.names(table.key())
        + ", row_version FROM "
        + Ddl.name(table)
        + " WHERE row_version > 1) AS s ON "
        + sameKey(table, "s")
        + " AND s.row_version = t.row_version + 1 ";
  }

  private static String sameKey(Table table, String other) {
    return table.key().stream()
        .map(key -> other + ".`" + key + "` = t.`" + key + "`")
        .collect(Collectors.joining(" AND "));
  }

  /** Retracts so many versions; parameters: of each its key, since when, and its version. */
  static Sql retract(Table table, int versions) {
    List<String> copied =
        table.columns().stream()
            .map(Column::name)
            .filter(name -> !name.equals(Table.KNOWN_AT))
            .toList();
    String kept = "slice_scope, row_digest";
    List<Column> further =
        List.of(
            Column.required("gone_at", ColumnType.TIMESTAMP),
            Column.required(Table.ROW_VERSION, ColumnType.INT64));
    return named(
        "retract",
        table,
        "INSERT INTO "
            + Ddl.name(table)
            + " ("
            + Ddl.names(copied)
            + ", known_at, "
            + kept
            + ", retracted, row_version) SELECT "
            + copied.stream().map(name -> "t.`" + name + "`").collect(Collectors.joining(", "))
            + ", g.gone_at, t.slice_scope, t.row_digest, true, t.row_version + 1 FROM "
            + Ddl.name(table)
            + " AS t JOIN "
            + given(table, versions, further)
            + " ON "
            + sameKey(table, "g")
            + " AND g.row_version = t.row_version");
  }

  private static String countVersions(Table table) {
    return "SELECT count(*), 0 FROM "
        + Ddl.name(table)
        + " AS t "
        + successor(table)
        + "WHERE t.slice_scope = ? AND NOT t.retracted AND s.row_version IS NULL";
  }

  /** Rows of the slice, and how many of them another scope has too. */
  private static String countReplaced(Table table) {
    return "SELECT count(*), count(o.slice_scope) FROM " + shared(table, "LEFT JOIN");
  }

  private static String anyShared(Table table) {
    return "SELECT o.* FROM " + shared(table, "JOIN") + " LIMIT 1";
  }

  private static String shared(Table table, String join) {
    return Ddl.name(table)
        + " AS t "
        + join
        + " "
        + Ddl.name(table)
        + " AS o ON "
        + sameKey(table, "o")
        + " AND o.slice_scope <> t.slice_scope WHERE t.slice_scope = ?";
  }
}
