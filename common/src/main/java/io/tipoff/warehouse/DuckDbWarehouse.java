package io.tipoff.warehouse;

import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.time.OperationalClock;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The warehouse in a DuckDB file, owned by one process: one writer, several readers that each see
 * the last commit. Time spent in statements is {@code tipoff_sql_seconds{statement}}, rows written
 * {@code tipoff_rows_written_total{table,effect}}.
 */
public final class DuckDbWarehouse implements Warehouse {

  private final DuckDbSettings settings;
  private final MeterRegistry meters;
  private final OperationalClock clock;
  private final DuckDbFile file;
  private final StatementWatch watch;
  private final ReadPool readers;
  private final SliceWriter writer;
  private final Map<String, StoredTable> tables = new ConcurrentHashMap<>();

  private DuckDbWarehouse(
      DuckDbSettings settings, MeterRegistry meters, OperationalClock clock, DuckDbFile file) {
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
    this.file = file;
    this.watch = new StatementWatch(clock, settings.queryTimeout());
    this.readers = new ReadPool(settings.readers(), this::session);
    this.writer = new SliceWriter(this::session, meters);
  }

  /**
   * Opens or creates the file.
   *
   * @throws TipoffException CONFIGURATION if another process has it open or it cannot be created,
   *     CONTRACT if a later program wrote it
   */
  public static DuckDbWarehouse open(
      DuckDbSettings settings, MeterRegistry meters, OperationalClock clock) {
    DuckDbWarehouse warehouse =
        new DuckDbWarehouse(settings, meters, clock, DuckDbFile.open(settings));
    boolean ready = false;
    try {
      warehouse.writer.transaction(
          "migrate",
          session -> {
            new DuckDbSchema(session).migrateOwn();
            return session;
          });
      warehouse.writer.learnScopes();
      ready = true;
      return warehouse;
    } finally {
      if (!ready) {
        warehouse.close();
      }
    }
  }

  private DuckDbSession session() {
    try {
      return new DuckDbSession(file.connect(), watch, meters, clock, settings.queryTimeout());
    } catch (SQLException e) {
      throw SqlFailure.of("connect", e);
    }
  }

  @Override
  public void migrate(Collection<Table> declared) {
    Map<String, Table> byName = new LinkedHashMap<>();
    for (Table table : declared) {
      Table other = byName.putIfAbsent(table.qualifiedName(), table);
      if (other != null && !other.equals(table)) {
        throw new TipoffException(
            FailureCategory.CONTRACT,
            table.qualifiedName() + " is declared in two ways",
            "Let one task own the declaration.");
      }
    }
    List<StoredTable> stored =
        writer.transaction(
            "migrate", session -> new DuckDbSchema(session).migrate(byName.values()));
    for (StoredTable table : stored) {
      tables.put(table.table().qualifiedName(), table);
    }
  }

  @Override
  public <R extends Record> List<R> query(Sql sql, Class<R> row, Object... parameters) {
    return readers.use(
        sql.name(),
        session ->
            session.query(sql, result -> ResultRows.records(sql.name(), row, result), parameters));
  }

  @Override
  public List<Object[]> queryRows(Sql sql, List<Column> columns, Object... parameters) {
    Sql narrowed = sql.narrowedTo(columns);
    return readers.use(
        sql.name(),
        session ->
            session.query(
                narrowed, result -> ResultRows.arrays(sql.name(), columns, result), parameters));
  }

  @Override
  public Commit write(SliceWrite write) {
    return writer.write(write, tables);
  }

  @Override
  public Optional<Commit> lastCommit(String scope) {
    if (!writer.mayHaveWritten(scope)) {
      return Optional.empty();
    }
    return readers.use(
        "last-commit", session -> CommitRows.last(session, scope).map(CommitRows.Numbered::commit));
  }

  @Override
  public String digest(Table table) {
    return readers.use("digest", session -> TableDigest.of(session, table));
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
    watch.close();
    file.close();
  }
}
