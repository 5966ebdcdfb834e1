package io.tipoff.grade.accuracy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.NativePool;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gauges of the systems' accuracy up to their latest graded slate, from the table that holds it.
 */
@Singleton
final class AccuracyMeters {

  private static final Sql LATEST = Sql.of(AccuracyMeters.class, "latest_accuracy.sql");

  /** A row of {@code latest_accuracy.sql}. */
  record Latest(
      Origin origin,
      String system,
      Market market,
      Span span,
      long wins,
      long losses,
      Double noVig,
      long predicted,
      Double predictedMae) {

    private Tags group() {
      return Tags.of(
          "origin", label(origin), "system", system, "span", label(span).replace('_', '-'));
    }

    /** Wins that the prices of the sides taken ask for. */
    private double asked() {
      return noVig == null ? 0 : noVig * (wins + losses);
    }
  }

  private final Warehouse warehouse;
  private final NativePool pool;
  private final SlateClock clock;
  private final MultiGauge hitRate;
  private final MultiGauge noVig;
  private final MultiGauge bets;
  private final MultiGauge error;

  AccuracyMeters(Warehouse warehouse, NativePool pool, SlateClock clock, MeterRegistry meters) {
    this.warehouse = warehouse;
    this.pool = pool;
    this.clock = clock;
    this.hitRate =
        MultiGauge.builder("tipoff.accuracy.hit.rate")
            .description("Share of won among won and lost picks, over a span of dates")
            .register(meters);
    this.noVig =
        MultiGauge.builder("tipoff.accuracy.no.vig")
            .description("Share of these picks that their prices ask to be won, margin taken out")
            .register(meters);
    this.bets =
        MultiGauge.builder("tipoff.accuracy.picks")
            .description("Won and lost picks that the hit rate is of")
            .register(meters);
    this.error =
        MultiGauge.builder("tipoff.accuracy.mae")
            .description("Mean absolute error of the median, in counts, over a span of dates")
            .register(meters);
  }

  @Scheduled(
      every = "${tipoff.grade.meters.every}",
      delayed = "${tipoff.grade.meters.delay}",
      identity = "tipoff-accuracy-meters",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return pool.run(() -> warehouse.query(LATEST, Latest.class, clock.now(), clock.now()))
        .invoke(this::show)
        .replaceWithVoid();
  }

  private void show(List<Latest> rows) {
    Map<Tags, List<Latest>> groups =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    Latest::group,
                    () -> new TreeMap<>((a, b) -> a.toString().compareTo(b.toString())),
                    Collectors.toList()));
    List<MultiGauge.Row<?>> rates = new ArrayList<>();
    List<MultiGauge.Row<?>> asked = new ArrayList<>();
    List<MultiGauge.Row<?>> counts = new ArrayList<>();
    groups.forEach(
        (tags, markets) -> {
          long wins = markets.stream().mapToLong(Latest::wins).sum();
          long all = wins + markets.stream().mapToLong(Latest::losses).sum();
          counts.add(MultiGauge.Row.of(tags, all));
          if (all > 0) {
            rates.add(MultiGauge.Row.of(tags, (double) wins / all));
            double expected = markets.stream().mapToDouble(Latest::asked).sum();
            asked.add(MultiGauge.Row.of(tags, expected / all));
          }
        });
    List<MultiGauge.Row<?>> errors = new ArrayList<>();
    for (Latest row : rows) {
      if (row.predictedMae() != null) {
        errors.add(
            MultiGauge.Row.of(row.group().and("market", row.market().id()), row.predictedMae()));
      }
    }
    hitRate.register(rates, true);
    noVig.register(asked, true);
    bets.register(counts, true);
    error.register(errors, true);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
