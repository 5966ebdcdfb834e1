package io.tipoff.warehouse;

import io.tipoff.failure.TipoffException;
import io.tipoff.metrics.StoreErrors;
import io.tipoff.metrics.StoreErrors.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A warehouse whose calls that it did not serve are counted; those that were wrong are not. */
record CountedWarehouse(Warehouse warehouse, StoreErrors errors) implements Warehouse {

  private <T> T counted(Supplier<T> call) {
    try {
      return call.get();
    } catch (TipoffException e) {
      if (TipoffException.mayPass(e)) {
        errors.count(Store.WAREHOUSE);
      }
      throw e;
    }
  }

  @Override
  public void migrate(Collection<Table> tables) {
    counted(
        () -> {
          warehouse.migrate(tables);
          return true;
        });
  }

  @Override
  public <R extends Record> List<R> query(Sql sql, Class<R> row, Object... parameters) {
    return counted(() -> warehouse.query(sql, row, parameters));
  }

  @Override
  public List<Object[]> queryRows(Sql sql, List<Column> columns, Object... parameters) {
    return counted(() -> warehouse.queryRows(sql, columns, parameters));
  }

  @Override
  public Commit write(SliceWrite write) {
    return counted(() -> warehouse.write(write));
  }

  @Override
  public Optional<Commit> lastCommit(String scope) {
    return counted(() -> warehouse.lastCommit(scope));
  }

  @Override
  public String digest(Table table) {
    return counted(() -> warehouse.digest(table));
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
