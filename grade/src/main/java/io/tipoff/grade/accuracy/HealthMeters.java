package io.tipoff.grade.accuracy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tipoff.notice.Condition;
import io.tipoff.notice.Notice;
import io.tipoff.notice.Notices;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.NativePool;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows the {@linkplain ModelHealth health} of bets, and tells people of those that do badly. */
@Singleton
final class HealthMeters {

  private static final Sql LATEST = Sql.of(HealthMeters.class, "latest_health.sql");

  /** A row of {@code latest_health.sql}. */
  record Latest(
      Origin origin, String system, Market market, ModelHealth.State state, LocalDate since) {

    private boolean isBad() {
      return origin == Origin.LIVE
          && (state == ModelHealth.State.DEGRADING || state == ModelHealth.State.BLOCKED);
    }

    private Condition condition() {
      return new Condition(
          system + " in " + market.id(),
          new Notice(
              Notice.Severity.WARNING,
              "model-unhealthy:" + system,
              "Bets of " + system + " do worse than their prices ask",
              "%s is %s since %s.".formatted(market.id(), state, since),
              "Look at it: tipoff accuracy --system " + system + " --market " + market.id()));
    }
  }

  private final Warehouse warehouse;
  private final NativePool pool;
  private final SlateClock clock;
  private final Notices notices;
  private final MultiGauge health;

  HealthMeters(
      Warehouse warehouse,
      NativePool pool,
      SlateClock clock,
      Notices notices,
      MeterRegistry meters) {
    this.warehouse = warehouse;
    this.pool = pool;
    this.clock = clock;
    this.notices = notices;
    this.health =
        MultiGauge.builder("tipoff.model.health")
            .description(
                "How bets do against their prices: 0 healthy, 1 watch, 2 degrading, 3 blocked, NaN"
                    + " too few to say")
            .register(meters);
  }

  @Scheduled(
      every = "${tipoff.grade.meters.every}",
      delayed = "${tipoff.grade.meters.delay}",
      identity = "tipoff-health-meters",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return pool.run(() -> latest(warehouse, clock.now()))
        .invoke(this::show)
        .chain(rows -> notices.holding("health of bets", bad(rows)));
  }

  static List<Latest> latest(Warehouse warehouse, Instant asOf) {
    return warehouse.query(LATEST, Latest.class, asOf);
  }

  static List<Condition> bad(List<Latest> rows) {
    return rows.stream().filter(Latest::isBad).map(Latest::condition).toList();
  }

  private void show(List<Latest> rows) {
    List<MultiGauge.Row<?>> levels = new ArrayList<>();
    for (Latest row : rows) {
      Tags tags =
          Tags.of(
              "origin", row.origin().name().toLowerCase(Locale.ROOT),
              "system", row.system(),
              "market", row.market().id());
      levels.add(MultiGauge.Row.of(tags, level(row.state())));
    }
    health.register(levels, true);
  }

  private static double level(ModelHealth.State state) {
    return switch (state) {
      case HEALTHY -> 0;
      case WATCH -> 1;
      case DEGRADING -> 2;
      case BLOCKED -> 3;
      case INSUFFICIENT_DATA -> Double.NaN;
    };
  }
}
