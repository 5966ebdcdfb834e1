package io.tipoff.predict;

import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ForwardingWarehouse;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;

/** Another warehouse, with the names of the queries that were asked of it. */
public final class CountingWarehouse extends ForwardingWarehouse {

  private final List<String> queries = new ArrayList<>();

  public CountingWarehouse(Warehouse warehouse) {
    super(warehouse);
  }

  public List<String> queries() {
    return queries;
  }

  @Override
  public <R extends Record> List<R> query(Sql sql, Class<R> row, Object... parameters) {
    queries.add(sql.name());
    return super.query(sql, row, parameters);
  }

  @Override
  public List<Object[]> queryRows(Sql sql, List<Column> columns, Object... parameters) {
    queries.add(sql.name());
    return super.queryRows(sql, columns, parameters);
  }
}
