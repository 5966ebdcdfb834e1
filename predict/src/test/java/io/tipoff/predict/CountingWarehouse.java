package io.tipoff.predict;

import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.Commit;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Another warehouse, with the names of the queries that were asked of it. */
public final class CountingWarehouse implements Warehouse {

  private final Warehouse warehouse;
  private final List<String> queries = new ArrayList<>();

  public CountingWarehouse(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  public List<String> queries() {
    return queries;
  }

  @Override
  public void migrate(Collection<Table> tables) {
    warehouse.migrate(tables);
  }

  @Override
  public <R extends Record> List<R> query(Sql sql, Class<R> row, Object... parameters) {
    queries.add(sql.name());
    return warehouse.query(sql, row, parameters);
  }

  @Override
  public List<Object[]> queryRows(Sql sql, List<Column> columns, Object... parameters) {
    queries.add(sql.name());
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
