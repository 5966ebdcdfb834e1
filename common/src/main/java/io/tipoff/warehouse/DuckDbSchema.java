package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a DuckDB file to what the code declares. The engine's own part is versioned; a declared
 * table is created, gets nullable columns that were declared since, or is refused.
 */
final class DuckDbSchema {

  /** The engine's own part, one list of statements per version; never changed, only added to. */
  private static final List<List<String>> VERSIONS =
      List.of(
          List.of(
              CommitRows.CREATE,
              """
              CREATE TABLE meta.declared_tables (
                table_name VARCHAR PRIMARY KEY, mode VARCHAR NOT NULL, key VARCHAR NOT NULL
              )""",
              "CREATE TYPE FLOAT64 AS DOUBLE",
              "CREATE MACRO safe_divide(a, b) AS a / nullif(b, 0)",
              "CREATE MACRO ieee_divide(a, b) AS a::DOUBLE / b::DOUBLE",
              "CREATE MACRO div(a, b) AS a // b",
              "CREATE MACRO unix_date(d) AS date_diff('day', DATE '1970-01-01', d)",
              "CREATE MACRO date_sub(d, i) AS CAST(d - i AS DATE)",
              "CREATE MACRO date_add(d, i) AS CAST(d + i AS DATE)",
              "CREATE MACRO format_date(f, d) AS strftime(d, f)",
              "CREATE MACRO generate_array(a, b) AS range(a, b + 1)",
              """
              CREATE MACRO approx_quantiles(x, n) AS
                quantile_disc(x, [k::DOUBLE / n FOR k IN range(0, n + 1)])""",
              "CREATE MACRO logical_or(x) AS bool_or(x)",
              "CREATE MACRO logical_and(x) AS bool_and(x)",
              "CREATE MACRO regexp_contains(s, re) AS regexp_matches(s, re)",
              "CREATE MACRO json_value(j, p) AS json_extract_string(j, p)"));

  private static final Sql CREATE_META = new Sql("create-meta", Ddl.createSchema("meta"));
  private static final Sql CREATE_VERSIONS =
      new Sql(
          "create-schema-versions",
          "CREATE TABLE IF NOT EXISTS meta.schema_versions (version BIGINT PRIMARY KEY)");
  private static final Sql VERSION =
      new Sql("schema-version", "SELECT coalesce(max(version), 0) FROM meta.schema_versions");
  private static final Sql SET_VERSION =
      new Sql("set-schema-version", "INSERT INTO meta.schema_versions VALUES (?)");
  private static final Sql DECLARED =
      new Sql("declared-tables", "SELECT table_name, mode, key FROM meta.declared_tables");
  private static final Sql DECLARE =
      new Sql("declare-table", "INSERT INTO meta.declared_tables VALUES (?, ?, ?)");
  private static final Sql COLUMNS =
      new Sql(
          "stored-columns",
          """
          SELECT table_schema || '.' || table_name, column_name, data_type, is_nullable
          FROM information_schema.columns ORDER BY table_schema, table_name, ordinal_position""");

  private final DuckDbSession session;

  DuckDbSchema(DuckDbSession session) {
    this.session = session;
  }

  /** A stored column: its type in DuckDB's words, and whether it refuses null. */
  private record Stored(String type, boolean required) {}

  /** What was declared of a table when it was created. */
  private record Shape(String mode, String key) {
    static Shape of(Table table) {
      return new Shape(table.mode().name(), String.join(", ", table.key()));
    }
  }

  /** Brings the engine's own part to this program's version. */
  void migrateOwn() {
    session.execute(CREATE_META);
    session.execute(CREATE_VERSIONS);
    long version =
        session.query(
            VERSION,
            result -> {
              result.next();
              return result.getLong(1);
            });
    if (version > VERSIONS.size()) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          "the warehouse has schema version " + version + ", this program knows " + VERSIONS.size(),
          "Run the program that wrote it, or a later one.");
    }
    for (int next = Math.toIntExact(version); next < VERSIONS.size(); next++) {
      for (String statement : VERSIONS.get(next)) {
        session.execute(new Sql("migrate-" + (next + 1), statement));
      }
      session.update(SET_VERSION, next + 1);
    }
  }

  /**
   * Brings the declared tables up to date.
   *
   * @return the tables as stored
   */
  List<StoredTable> migrate(Iterable<Table> tables) {
    Map<String, Shape> shapes = shapes();
    Map<String, Map<String, Stored>> stored = columns();
    List<StoredTable> migrated = new ArrayList<>();
    for (Table table : tables) {
      Map<String, Stored> columns = stored.get(table.qualifiedName());
      if (columns == null) {
        create(table);
      } else {
        adapt(table, columns, shapes.get(table.qualifiedName()));
      }
    }
    Map<String, Map<String, Stored>> now = columns();
    for (Table table : tables) {
      StoredTable known =
          new StoredTable(table, List.copyOf(now.get(table.qualifiedName()).keySet()));
      known.prepareAsOf(session);
      migrated.add(known);
    }
    return migrated;
  }

  private void create(Table table) {
    session.execute(named("create-schema", table, Ddl.createSchema(table.dataset())));
    for (String statement : Ddl.create(Dialect.DUCKDB, table)) {
      session.execute(named("create", table, statement));
    }
    Shape shape = Shape.of(table);
    session.update(DECLARE, table.qualifiedName(), shape.mode(), shape.key());
  }

  private void adapt(Table table, Map<String, Stored> columns, Shape shape) {
    if (!Shape.of(table).equals(shape)) {
      throw contradicted(table, "was created as " + shape + " and is declared " + Shape.of(table));
    }
    Map<String, Stored> unknown = new LinkedHashMap<>(columns);
    List<Column> wanted = new ArrayList<>(table.columns());
    wanted.addAll(table.hiddenColumns());
    for (Column column : wanted) {
      Stored found = unknown.remove(column.name());
      if (found == null && column.required()) {
        throw contradicted(table, "declares required column " + column.name() + ", not stored yet");
      }
      if (found == null) {
        session.execute(named("add-column", table, Ddl.addColumn(Dialect.DUCKDB, table, column)));
        continue;
      }
      Stored declared = new Stored(Dialect.DUCKDB.typeName(column.type()), column.required());
      if (!found.equals(declared)) {
        throw contradicted(
            table, "has column " + column.name() + " as " + found + ", declared as " + declared);
      }
    }
    for (Map.Entry<String, Stored> left : unknown.entrySet()) {
      if (left.getValue().required()) {
        throw contradicted(table, "has required column " + left.getKey() + ", no longer declared");
      }
    }
  }

  private Map<String, Shape> shapes() {
    return session.query(
        DECLARED,
        result -> {
          Map<String, Shape> shapes = new HashMap<>();
          while (result.next()) {
            shapes.put(result.getString(1), new Shape(result.getString(2), result.getString(3)));
          }
          return shapes;
        });
  }

  private Map<String, Map<String, Stored>> columns() {
    return session.query(
        COLUMNS,
        result -> {
          Map<String, Map<String, Stored>> columns = new HashMap<>();
          while (result.next()) {
            columns
                .computeIfAbsent(result.getString(1), table -> new LinkedHashMap<>())
                .put(
                    result.getString(2),
                    new Stored(result.getString(3), result.getString(4).equals("NO")));
          }
          return columns;
        });
  }

  private static Sql named(String purpose, Table table, String text) {
    return new Sql(purpose + " " + table.qualifiedName(), text);
  }

  private static TipoffException contradicted(Table table, String how) {
    return new TipoffException(
        FailureCategory.CONTRACT,
        table.qualifiedName() + " " + how,
        "Declare it as it is stored, or give it a new name and fill it by a backfill.");
  }
}
