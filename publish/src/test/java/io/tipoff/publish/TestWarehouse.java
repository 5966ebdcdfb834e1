package io.tipoff.publish;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Pass;
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

/** A real DuckDB warehouse, with rows written as the phases before this one do. */
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

  /** Writes all rows of a scope; what the scope held before goes. */
  public <R extends Record> void put(String scope, Table table, Class<R> type, List<R> rows) {
    token++;
    warehouse.write(
        new SliceWrite(
            scope, token, token, "input " + token, List.of(TableRows.of(table, type, rows))));
  }

  /** What a run on a slate may know. */
  public RunContext context(LocalDate date, List<String> degraded) {
    TaskScope scope =
        new TaskScope("publish-test", new Slate("nba", date), Pass.POSTGAME, Optional.empty());
    return new RunContext(scope, Origin.REPLAY, warehouse, degraded);
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
