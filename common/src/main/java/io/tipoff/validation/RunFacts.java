package io.tipoff.validation;

import io.tipoff.run.RunContext;
import io.tipoff.run.TaskOutput.Completeness;
import io.tipoff.run.TaskScope;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run knows beside its rows. A statement is run once for all tables of the run. */
final class RunFacts {

  private final TaskScope scope;
  private final Optional<Completeness> completeness;
  private final Warehouse warehouse;
  private final Map<Sql, List<Object[]>> read = new HashMap<>();

  RunFacts(TaskScope scope, Optional<Completeness> completeness, Warehouse warehouse) {
    this.scope = scope;
    this.completeness = completeness;
    this.warehouse = warehouse;
  }

  /** What the run says it has of what is expected. */
  Optional<Completeness> completeness() {
    return completeness;
  }

  /** Rows of another table, by a statement whose parameters are the as-of and the date. */
  List<Object[]> rows(Sql sql, List<Column> columns) {
    return read.computeIfAbsent(
        sql,
        any ->
            warehouse.queryRows(
                sql, columns, scope.asOf().orElse(RunContext.LATEST), scope.slate().date()));
  }
}
