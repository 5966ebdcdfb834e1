package io.tipoff.standalone;

import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.dispatch.EarlierOutputs;
import io.tipoff.dispatch.TaskCatalog;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.StoredSlice;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trainings in the warehouse of an earlier backtest. One is taken over where its commit row
 * names the inputs of the run that is due; its model files are in the archive. What refuses a model
 * of other parameters or another library when it is loaded refuses such a one too.
 */
public final class KeptTrainings implements EarlierOutputs, AutoCloseable {

  private final Warehouse warehouse;

  private KeptTrainings(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Opens a warehouse for what it has of trainings.
   *
   * @throws io.tipoff.failure.TipoffException CONTRACT if it keeps models in another form
   */
  public static KeptTrainings of(Path file, Standalone.Services services) {
    Warehouse warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(file),
            services.get(MeterRegistry.class),
            services.get(OperationalClock.class));
    boolean ready = false;
    try {
      warehouse.migrate(
          services.get(TaskCatalog.class).tasks().stream()
              .map(Task::declaration)
              .filter(KeptTrainings::trains)
              .flatMap(task -> task.tables().stream())
              .distinct()
              .toList());
      ready = true;
      return new KeptTrainings(warehouse);
    } finally {
      if (!ready) {
        warehouse.close();
      }
    }
  }

  private static boolean trains(TaskDeclaration task) {
    return task.tables().contains(ModelRow.TABLE);
  }

  @Override
  public Optional<TaskOutput> of(TaskDeclaration task, ScopeDecision.Start start) {
    String scope = start.scope().key();
    if (!trains(task)
        || warehouse
            .lastCommit(scope)
            .filter(commit -> commit.inputDigest().equals(start.inputDigest()))
            .isEmpty()) {
      return Optional.empty();
    }
    List<TableRows> rows = new ArrayList<>();
    for (Table table : task.tables()) {
      Optional<TableRows> kept = StoredSlice.of(warehouse, table, scope);
      if (kept.isEmpty()) {
        return Optional.empty();
      }
      rows.add(kept.get());
    }
    return Optional.of(TaskOutput.rows(rows.toArray(TableRows[]::new)));
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
