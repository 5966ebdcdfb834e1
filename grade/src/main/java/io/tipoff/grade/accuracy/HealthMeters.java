package io.tipoff.grade.accuracy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tipoff.notice.Condition;
import io.tipoff.notice.Notice;
import io.tipoff.notice.ShownRow;
import io.tipoff.notice.ShownRows;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Sql;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Shows the {@linkplain ModelHealth health} of bets, and tells people of those that do badly. */
@Singleton
final class HealthMeters {

  static final Sql LATEST = Sql.of(HealthMeters.class, "latest_health.sql");

  /** A row of {@code latest_health.sql}. */
  record Latest(
      Origin origin, String system, Market market, ModelHealth.State state, LocalDate since)
      implements ShownRow {

    @Override
    public Tags tags() {
      return Tags.of(
          "origin", origin.name().toLowerCase(Locale.ROOT),
          "system", system,
          "market", market.id());
    }

    @Override
    public double value() {
      return switch (state) {
        case HEALTHY -> 0;
        case WATCH -> 1;
        case DEGRADING -> 2;
        case BLOCKED -> 3;
        case INSUFFICIENT_DATA -> Double.NaN;
      };
    }

    /** Of a replay nobody is told. */
    @Override
    public Optional<Condition> condition() {
      return origin == Origin.LIVE && value() >= 2
          ? Optional.of(
              new Condition(
                  system + " in " + market.id(),
                  new Notice(
                      Notice.Severity.WARNING,
                      "model-unhealthy:" + system,
                      "Bets of " + system + " do worse than their prices ask",
                      "%s is %s since %s.".formatted(market.id(), state, since),
                      "Look at it: tipoff accuracy --system %s --market %s"
                          .formatted(system, market.id()))))
          : Optional.empty();
    }
  }

  private final ShownRows rows;
  private final MultiGauge health;

  HealthMeters(ShownRows rows, MeterRegistry meters) {
    this.rows = rows;
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
    return rows.read(LATEST, Latest.class, health, "health of bets");
  }
}
