package io.tipoff.notice;

import io.micrometer.core.instrument.MultiGauge;
import io.smallrye.mutiny.Uni;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.NativePool;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads small tables whose rows are shown as gauges, and told while they are bad. */
@Singleton
public final class ShownRows {

  private final Warehouse warehouse;
  private final NativePool pool;
  private final SlateClock clock;
  private final Notices notices;

  ShownRows(Warehouse warehouse, NativePool pool, SlateClock clock, Notices notices) {
    this.warehouse = warehouse;
    this.pool = pool;
    this.clock = clock;
    this.notices = notices;
  }

  /**
   * Reads what is known now, shows it and tells of it.
   *
   * @param sql of one parameter, the as-of
   * @param source of the conditions: what of it is told no more has ended
   */
  public <R extends Record & ShownRow> Uni<Void> read(
      Sql sql, Class<R> type, MultiGauge gauge, String source) {
    return pool.run(() -> warehouse.query(sql, type, clock.now()))
        .invoke(rows -> gauge.register(shown(rows), true))
        .chain(rows -> notices.holding(source, conditions(rows)));
  }

  private static List<MultiGauge.Row<?>> shown(List<? extends ShownRow> rows) {
    return rows.stream()
        .<MultiGauge.Row<?>>map(row -> MultiGauge.Row.of(row.tags(), row.value()))
        .toList();
  }

  private static List<Condition> conditions(List<? extends ShownRow> rows) {
    return rows.stream().flatMap(row -> row.condition().stream()).toList();
  }
}
