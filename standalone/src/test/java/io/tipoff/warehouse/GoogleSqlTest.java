package io.tipoff.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import io.tipoff.warehouse.GoogleSql.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * BigQuery would take every statement and every table as it stands, though it is not joined yet.
 */
@TestInstance(Lifecycle.PER_CLASS)
@EnabledOnOs(
    value = LINUX,
    architectures = "amd64",
    disabledReason = "the GoogleSQL analyzer is native code for Linux on x86_64")
class GoogleSqlTest {

  private record Planted(String id, double share, Instant knownAt) {}

  private static final Table PLANTED =
      Table.of("raw", "planted", Planted.class, WriteMode.APPEND, "id");

  private final GoogleSql bigQuery = new GoogleSql();
  private final List<Fault> ofTheDdl = new ArrayList<>();

  @BeforeAll
  void declareTables() throws IOException, ReflectiveOperationException {
    List<Table> tables = DeclaredTables.ofTheProduct();
    assertThat(tables).isNotEmpty();
    tables.stream()
        .map(Table::dataset)
        .distinct()
        .forEach(dataset -> declare("schema " + dataset, Ddl.createSchema(dataset)));
    for (Table table : tables) {
      for (String statement : Ddl.create(Dialect.BIGQUERY, table)) {
        declare("table " + table.qualifiedName(), statement);
      }
    }
    for (ColumnType type : ColumnType.values()) {
      Column added = Column.nullable("added", type);
      declare("new column", Ddl.addColumn(Dialect.BIGQUERY, tables.getFirst(), added));
    }
  }

  private void declare(String what, String statement) {
    ofTheDdl.addAll(faults(bigQuery, List.of(new SqlFile("DDL of " + what, statement))));
  }

  private static List<Fault> faults(GoogleSql engine, List<SqlFile> files) {
    return files.stream().map(engine::fault).flatMap(Optional::stream).toList();
  }

  @Test
  void takesGeneratedDdl() {
    assertThat(ofTheDdl).isEmpty();
  }

  @Test
  void takesEverySqlFile() throws IOException {
    List<SqlFile> files = SqlFile.ofTheProduct();
    assertThat(files).isNotEmpty();
    assertThat(faults(bigQuery, files)).isEmpty();
  }

  @Test
  void refusesEverySqlFileWhereNoTableIsDeclared() throws IOException {
    List<SqlFile> files = SqlFile.ofTheProduct();
    assertThat(faults(new GoogleSql(), files))
        .extracting(Fault::file)
        .containsExactlyElementsOf(files.stream().map(SqlFile::name).toList());
  }

  @Test
  void findsAFileThatNobodyNamed(@TempDir Path root) throws IOException {
    assertThat(SqlFile.under(root)).isEmpty();
    Path resources = Files.createDirectories(root.resolve("late/src/main/resources/io/tipoff"));
    Files.writeString(resources.resolve("late.sql"), "SELECT game_id,\n  nonsense\nFROM raw.game");

    assertThat(faults(bigQuery, SqlFile.under(root)))
        .containsExactly(
            new Fault(
                "late/src/main/resources/io/tipoff/late.sql", 2, "Unrecognized name: nonsense"));
  }

  @Test
  void saysWhereASyntaxErrorIs() {
    assertThat(bigQuery.fault(new SqlFile("f.sql", "SELECT\n  COUNT(*) AS\n  rows FROM raw.game")))
        .hasValueSatisfying(
            fault ->
                assertThat(fault).hasToString("f.sql:3: Syntax error: Unexpected keyword ROWS"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          unknown column          | SELECT nonsense FROM raw.game                             | nonsense
          column behind as-of     | SELECT row_version FROM raw.game_as_of(?)                 | row_version
          unknown table           | SELECT 1 FROM raw.nonsense                                | nonsense
          unknown function        | SELECT 1 FROM raw.nonsense_as_of(?)                       | nonsense_as_of
          as-of of a derived table | SELECT 1 FROM analytics.roster_as_of(?)                  | roster_as_of
          function of DuckDB      | SELECT strftime(game_date, '%Y') FROM raw.game            | strftime
          aggregate of DuckDB     | SELECT bool_or(neutral) FROM raw.game                     | bool_or
          cast of DuckDB          | SELECT game_date::VARCHAR FROM raw.game                   | Syntax error
          type of DuckDB          | SELECT CAST(game_date AS VARCHAR) FROM raw.game           | VARCHAR
          reserved word as name   | SELECT COUNT(*) AS rows FROM raw.game                     | ROWS
          text against a date     | SELECT 1 FROM raw.game WHERE game_date = season           | DATE
          number against text     | SELECT 1 FROM raw.game WHERE game_id = 1                  | STRING
          date as an instant      | SELECT 1 FROM raw.game_as_of(DATE '2030-01-01')           | game_as_of
          column not grouped      | SELECT season, game_id FROM raw.game GROUP BY season      | game_id
          frame of a rank         | SELECT ROW_NUMBER() OVER (ORDER BY season ROWS 1 PRECEDING) FROM raw.game | row_number
          named parameter         | SELECT 1 FROM raw.game WHERE game_id = @game              | Named parameters
          two statements          | SELECT 1; SELECT 2                                        | Syntax error
          """)
  void refuses(String what, String statement, String word) {
    assertThat(bigQuery.fault(new SqlFile(what, statement)))
        .hasValueSatisfying(fault -> assertThat(fault.message()).contains(word));
  }

  @Test
  void refusesDdlOfDuckDb() {
    List<SqlFile> statements =
        Ddl.create(Dialect.DUCKDB, PLANTED).stream()
            .map(statement -> new SqlFile("planted", statement))
            .toList();
    assertThat(faults(bigQuery, statements)).hasSameSizeAs(statements);
  }

  @Test
  void refusesClusteringByAFloat() {
    String statement = Ddl.createTable(Dialect.BIGQUERY, PLANTED);
    assertThat(bigQuery.fault(new SqlFile("planted", statement))).isEmpty();

    String clustered = statement.replace("CLUSTER BY `id`", "CLUSTER BY `share`");
    assertThat(bigQuery.fault(new SqlFile("planted", clustered)))
        .hasValueSatisfying(fault -> assertThat(fault.message()).contains("floating point"));
  }
}
