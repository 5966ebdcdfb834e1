package io.tipoff.warehouse;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The tables, behind one contract whatever the engine. Calls block; call them from a task's body or
 * through {@link NativePool}, never from an event loop.
 */
public interface Warehouse extends AutoCloseable {

  /**
   * Brings the store to the declared tables: creates what is missing, applies versioned migrations.
   *
   * @throws io.tipoff.failure.TipoffException CONTRACT if a stored table has columns that the
   *     declaration contradicts
   */
  void migrate(Collection<Table> tables);

  /**
   * Runs a query with bound parameters.
   *
   * @param row record class; components are matched to result columns by snake_case name
   * @param parameters values for the {@code ?} in order: String, Long/Integer, Double, Boolean,
   *     LocalDate, Instant
   * @throws io.tipoff.failure.TipoffException CONTRACT if a component has no column or a null meets
   *     a primitive; TRANSIENT if the engine did not answer in time
   */
  <R extends Record> List<R> query(Sql sql, Class<R> row, Object... parameters);

  /**
   * As {@link #query}, but with rows as value arrays in the order of {@code columns}, and in no
   * order of the rows: of a wide table only these columns are read.
   */
  List<Object[]> queryRows(Sql sql, List<Column> columns, Object... parameters);

  /**
   * Writes a run's rows and its commit row in one transaction.
   *
   * @throws StaleTokenException if the scope was written under a larger token
   * @throws io.tipoff.failure.TipoffException CONTRACT if two rows share a key, a required value is
   *     null, or the counts do not add up; nothing is written then
   */
  Commit write(SliceWrite write);

  /** The latest commit of a scope, if any. */
  Optional<Commit> lastCommit(String scope);

  /** SHA-256 over all rows of a table in key order, for comparing two stores. */
  String digest(Table table);

  @Override
  void close();
}
