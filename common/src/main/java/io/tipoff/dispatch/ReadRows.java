package io.tipoff.dispatch;

import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ForwardingWarehouse;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The warehouse as a run sees it: what it reads is counted. */
final class ReadRows extends ForwardingWarehouse {

  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong statements = new AtomicLong();

  ReadRows(Warehouse warehouse) {
    super(warehouse);
  }

  long rows() {
    return rows.get();
  }

  long statements() {
    return statements.get();
  }

  private <T> List<T> counted(List<T> read) {
    rows.addAndGet(read.size());
    statements.incrementAndGet();
    return read;
  }

  @Override
  public <R extends Record> List<R> query(Sql sql, Class<R> row, Object... parameters) {
    return counted(super.query(sql, row, parameters));
  }

  @Override
  public List<Object[]> queryRows(Sql sql, List<Column> columns, Object... parameters) {
    return counted(super.queryRows(sql, columns, parameters));
  }

  /** The warehouse is the process's. */
  @Override
  public void close() {}
}
