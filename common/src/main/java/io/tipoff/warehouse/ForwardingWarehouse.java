package io.tipoff.warehouse;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Another warehouse, but for what a subclass does in its own way. */
public class ForwardingWarehouse implements Warehouse {

  private final Warehouse warehouse;

  protected ForwardingWarehouse(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Override
  public void migrate(Collection<Table> tables) {
    warehouse.migrate(tables);
  }

  @Override
  public <R extends Record> List<R> query(Sql sql, Class<R> row, Object... parameters) {
    return warehouse.query(sql, row, parameters);
  }

  @Override
  public List<Object[]> queryRows(Sql sql, List<Column> columns, Object... parameters) {
    return warehouse.queryRows(sql, columns, parameters);
  }

  @Override
  public Commit write(SliceWrite write) {
    return warehouse.write(write);
  }

  @Override
  public Optional<Commit> lastCommit(String scope) {
    return warehouse.lastCommit(scope);
  }

  @Override
  public String digest(Table table) {
    return warehouse.digest(table);
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
