package io.tipoff.warehouse;

import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.metrics.StoreErrors;
import io.tipoff.time.OperationalClock;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the warehouse that the configuration names, when it is first asked for. */
@Singleton
final class WarehouseProducer {

  @Produces
  @Singleton
  Warehouse warehouse(
      WarehouseConfig config, MeterRegistry meters, OperationalClock clock, StoreErrors errors) {
    if (!config.engine().equals("duckdb")) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "tipoff.warehouse.engine is '" + config.engine() + "', which this program does not know",
          "Set it to duckdb.");
    }
    return new CountedWarehouse(DuckDbWarehouse.open(settings(config), meters, clock), errors);
  }

  /**
   * @throws TipoffException CONFIGURATION if a value is out of its range
   */
  static DuckDbSettings settings(WarehouseConfig config) {
    try {
      return new DuckDbSettings(
          config.path(),
          config.memoryLimit(),
          config.threads(),
          config.readers(),
          config.queryTimeout(),
          config.durability());
    } catch (IllegalArgumentException e) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "the settings tipoff.warehouse.* cannot be used: " + e.getMessage(),
          "Correct the one that is named.",
          e);
    }
  }

  void close(@Disposes Warehouse warehouse) {
    warehouse.close();
  }

  @Produces
  @Singleton
  NativePool nativePool(NativePoolConfig config, MeterRegistry meters) {
    return new PlatformNativePool(config.threads(), meters);
  }

  void close(@Disposes NativePool pool) {
    if (pool instanceof PlatformNativePool platform) {
      platform.close();
    }
  }
}
