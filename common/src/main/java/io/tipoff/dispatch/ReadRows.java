package io.tipoff.dispatch;

import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.Commit;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.Warehouse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The warehouse as a run sees it: what it reads is counted. */
final class ReadRows implements Warehouse {

  private final Warehouse warehouse;
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong statements = new AtomicLong();

  ReadRows(Warehouse warehouse) {
    this.warehouse = warehouse;
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
  public void migrate(Collection<Table> tables) {
    warehouse.migrate(tables);
  }

  @Override
  public <R extends Record> List<R> query(Sql sql, Class<R> row, Object... parameters) {
    return counted(warehouse.query(sql, row, parameters));
  }

  @Override
  public List<Object[]> queryRows(Sql sql, List<Column> columns, Object... parameters) {
    return counted(warehouse.queryRows(sql, columns, parameters));
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

  /** The warehouse is the process's. */
  @Override
  public void close() {}
}
