package io.tipoff.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.ledger.TestLedger;
import io.tipoff.ledger.TestNotices;
import io.tipoff.notice.NobodyTold;
import io.tipoff.run.Task;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.PlatformNativePool;
import io.vertx.mutiny.sqlclient.Pool;
import java.nio.file.Path;
import java.util.List;

/**
 * What kernels of a test work on: two slots, a DuckDB file of their own and the tests' PostgreSQL,
 * emptied.
 */
record KernelStores(
    PlatformNativePool slots,
    DuckDbWarehouse warehouse,
    Pool pool,
    TestLedger.Parts ledger,
    MeterRegistry meters)
    implements AutoCloseable {

  /**
   * Opens them.
   *
   * @param folder in which the warehouse's file is made
   * @param clock of the warehouse's statements
   */
  static KernelStores open(Path folder, MeterRegistry meters, OperationalClock clock) {
    DuckDbSettings file = DuckDbSettings.of(folder.resolve("w.duckdb"));
    Pool pool = TestLedger.empty();
    return new KernelStores(
        new PlatformNativePool(2, meters),
        DuckDbWarehouse.open(file, meters, clock),
        pool,
        TestLedger.Parts.of(pool),
        meters);
  }

  /** What an instance works with on them. */
  WorkParts work(List<Task> tasks, String instance) {
    return Works.of(tasks, warehouse, slots, meters, instance);
  }

  /** A kernel of these parts on the ledger, which tells nobody; it has not entered yet. */
  Kernel kernel(WorkParts work, OperationalClock operational) {
    return Works.kernel(work, ledger, operational, NobodyTold.notices(TestNotices.store(pool)));
  }

  @Override
  public void close() {
    slots.close();
    warehouse.close();
    pool.closeAndAwait();
  }
}
