package io.tipoff.warehouse;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;

final class DuckDbWarehouseTest extends WarehouseContractTest {

  @Override
  Warehouse open(Path folder) {
    return DuckDbWarehouse.open(
        DuckDbSettings.of(folder.resolve("warehouse.duckdb")),
        new SimpleMeterRegistry(),
        new SteadyClock());
  }
}
