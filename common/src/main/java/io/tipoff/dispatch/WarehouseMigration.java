package io.tipoff.dispatch;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.Warehouse;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the warehouse at start-up to the tables of this process, before anything else starts:
 * those that tasks declare to write, and those that are beans, such as ones that are only read
 * here.
 */
@Singleton
final class WarehouseMigration {

  private static final int BEFORE_ALL = 100;

  void migrate(
      @Observes @Priority(BEFORE_ALL) StartupEvent event,
      Warehouse warehouse,
      TaskCatalog catalog,
      @All List<Table> beans) {
    List<Table> tables = new ArrayList<>(catalog.tables());
    tables.addAll(beans);
    warehouse.migrate(tables);
  }
}
