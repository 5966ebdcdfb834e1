package io.tipoff.grade;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A real DuckDB warehouse, and tasks run and written on it as the kernel does. */
public final class TestWarehouse implements AutoCloseable {

  private final Warehouse warehouse;
  private long token;

  public TestWarehouse(Path folder, Table... tables) {
    warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("warehouse.duckdb")),
            new SimpleMeterRegistry(),
            new TestClock());
    warehouse.migrate(List.of(tables));
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  /** Writes rows under a scope of their own. */
  public <R extends Record> void put(String scope, Table table, Class<R> type, List<R> rows) {
    put(scope, TableRows.of(table, type, rows));
  }

  /** Runs a task on a slate and writes what it returns. */
  public TaskOutput run(Task task, LocalDate date) {
    TaskOutput output = look(task, date);
    if (output instanceof TaskOutput.Rows rows) {
      write(scope(task, date).key(), rows.tables());
    }
    return output;
  }

  /** Runs a task on a slate and writes nothing. */
  public TaskOutput look(Task task, LocalDate date) {
    return task.run(new RunContext(scope(task, date), Origin.REPLAY, warehouse, List.of()));
  }

  private static TaskScope scope(Task task, LocalDate date) {
    return new TaskScope(
        task.declaration().name(),
        new Slate("nba", date),
        task.declaration().pass(),
        Optional.empty());
  }

  /** Writes rows of one table under a scope of their own. */
  public void put(String scope, TableRows rows) {
    write(scope, List.of(rows));
  }

  private void write(String scope, List<TableRows> rows) {
    token++;
    warehouse.write(new SliceWrite(scope, token, token, "input " + token, rows));
  }

  @Override
  public void close() {
    warehouse.close();
  }

  private static final class TestClock implements OperationalClock {

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }
  }
}
