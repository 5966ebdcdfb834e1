package io.tipoff.transform.league;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.Durability;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A real warehouse on a file of its own, holding the raw tables and those of the given tasks. */
public final class LeagueWarehouse implements AutoCloseable {

  private final Warehouse warehouse;
  private final AtomicLong tokens = new AtomicLong();

  public LeagueWarehouse(Path folder, Task... tasks) {
    warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("warehouse.duckdb"))
                .surviving(Durability.PROCESS_DEATH),
            new SimpleMeterRegistry(),
            new StoppedClock());
    List<Table> tables =
        new ArrayList<>(List.of(Facts.GAMES, Facts.AHEAD, Facts.ODDS, Facts.BOXES, Facts.RESULTS));
    Stream.of(tasks).forEach(task -> tables.addAll(task.declaration().tables()));
    warehouse.migrate(tables);
  }

  /** Puts a complete state of the facts in place of the one before. */
  public void store(Facts facts) {
    store(facts, facts.latestKnownAt());
  }

  /**
   * As {@link #store(Facts)}; what is gone since the state before is known to be at the instant.
   */
  public void store(Facts facts, Instant goneAt) {
    write("facts", Optional.ofNullable(goneAt), facts.rows());
  }

  /** Runs a per-slate task and stores its rows, made from facts the latest of which is given. */
  public TaskOutput run(Task task, LocalDate date, Instant knownAt) {
    TaskOutput output = output(task, date, Optional.empty());
    write(task.declaration().name() + "/" + date, Optional.of(knownAt), tables(task, output));
    return output;
  }

  /** Runs per-slate tasks on every date of the facts stored. */
  public void runAll(List<Task> tasks, Facts facts) {
    facts
        .knownAtByDate()
        .forEach((date, knownAt) -> tasks.forEach(task -> run(task, date, knownAt)));
  }

  /** As {@link #runAll}, with one write per task; for facts that are never corrected. */
  public void runTogether(List<Task> tasks, Facts facts) {
    for (Task task : tasks) {
      Map<Table, List<Object[]>> rows = new LinkedHashMap<>();
      for (LocalDate date : facts.knownAtByDate().keySet()) {
        for (TableRows of : tables(task, output(task, date, Optional.empty()))) {
          rows.computeIfAbsent(of.table(), table -> new ArrayList<>()).addAll(of.rows());
        }
      }
      List<TableRows> all = new ArrayList<>();
      rows.forEach((table, of) -> all.add(new TableRows(table, of)));
      write(task.declaration().name(), Optional.empty(), all);
    }
  }

  /** Computes a revision without storing it. */
  public TaskOutput revision(Task task, LocalDate date, Instant asOf) {
    return output(task, date, Optional.of(asOf));
  }

  /** Writes rows as one slice. */
  public void write(String scope, Optional<Instant> knownAt, List<TableRows> rows) {
    long token = tokens.incrementAndGet();
    warehouse.write(new SliceWrite(scope, token, token, "inputs", knownAt, rows));
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  private TaskOutput output(Task task, LocalDate date, Optional<Instant> asOf) {
    Pass pass = task.declaration().pass();
    TaskScope scope = new TaskScope(task.declaration().name(), new Slate("nba", date), pass, asOf);
    return task.run(new RunContext(scope, Origin.REPLAY, warehouse, List.of()));
  }

  /** Rows of each table the task declares; none where it proved that there is nothing. */
  public static List<TableRows> tables(Task task, TaskOutput output) {
    return switch (output) {
      case TaskOutput.Rows rows -> rows.tables();
      case TaskOutput.NoData none ->
          task.declaration().tables().stream()
              .map(table -> new TableRows(table, List.of()))
              .toList();
    };
  }

  @Override
  public void close() {
    warehouse.close();
  }

  /** Nothing here is timed. */
  private static final class StoppedClock implements OperationalClock {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      return 0;
    }
  }
}
