package io.tipoff.run;

import io.tipoff.slate.Origin;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a task's body may know.
 *
 * @param scope what the run is about
 * @param origin how its results came to be
 * @param warehouse for reading
 * @param degraded reasons for which the gate opened although something was missing; mark rows by it
 */
public record RunContext(
    TaskScope scope, Origin origin, Warehouse warehouse, List<String> degraded) {

  /** As-of of runs that read everything known: all facts are strictly before it. */
  public static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  public RunContext {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(warehouse, "warehouse");
    degraded = List.copyOf(degraded);
  }

  public Slate slate() {
    return scope.slate();
  }

  /** The run's cut-off, or {@link #LATEST} for a task that has none. */
  public Instant asOf() {
    return scope.asOf().orElse(LATEST);
  }

  /** Runs a query; see {@link Warehouse#query}. */
  public <R extends Record> List<R> query(Sql sql, Class<R> row, Object... parameters) {
    return warehouse.query(sql, row, parameters);
  }
}
