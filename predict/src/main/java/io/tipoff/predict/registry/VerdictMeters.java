package io.tipoff.predict.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tipoff.notice.Condition;
import io.tipoff.notice.Notice;
import io.tipoff.notice.Notices;
import io.tipoff.predict.governance.Verdict;
import io.tipoff.slate.Market;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.NativePool;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows the latest verdict on each system's models, and tells people of models that did not pass:
 * where models serve once trained, nothing else stands between a bad one and its successor.
 */
@Singleton
final class VerdictMeters {

  private static final Sql LATEST = Sql.of(VerdictMeters.class, "latest-verdicts.sql");

  /** A row of {@code latest-verdicts.sql}. */
  record Latest(String system, Market market, String modelId, Verdict verdict, String reasons) {

    private Condition condition() {
      return new Condition(
          modelId,
          new Notice(
              Notice.Severity.WARNING,
              "model-failed:" + system,
              "A model of " + system + " did not pass its gates",
              market.id() + ": " + reasons,
              "Look at it: tipoff models show " + modelId));
    }
  }

  private final Warehouse warehouse;
  private final NativePool pool;
  private final SlateClock clock;
  private final Notices notices;
  private final MultiGauge passed;

  VerdictMeters(
      Warehouse warehouse,
      NativePool pool,
      SlateClock clock,
      Notices notices,
      MeterRegistry meters) {
    this.warehouse = warehouse;
    this.pool = pool;
    this.clock = clock;
    this.notices = notices;
    this.passed =
        MultiGauge.builder("tipoff.model.passed")
            .description(
                "Whether the latest judged model passed its gates on later games: 1 yes, 0 no, NaN"
                    + " too few to say")
            .register(meters);
  }

  @Scheduled(
      every = "${tipoff.predict.meters.every}",
      delayed = "${tipoff.predict.meters.delay}",
      identity = "tipoff-verdict-meters",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return pool.run(() -> latest(warehouse, clock.now()))
        .invoke(this::show)
        .chain(rows -> notices.holding("verdicts on models", failed(rows)));
  }

  static List<Latest> latest(Warehouse warehouse, Instant asOf) {
    return warehouse.query(LATEST, Latest.class, asOf);
  }

  static List<Condition> failed(List<Latest> rows) {
    return rows.stream()
        .filter(row -> row.verdict() == Verdict.FAIL)
        .map(Latest::condition)
        .toList();
  }

  private void show(List<Latest> rows) {
    List<MultiGauge.Row<?>> passes = new ArrayList<>();
    for (Latest row : rows) {
      passes.add(
          MultiGauge.Row.of(
              Tags.of("system", row.system(), "market", row.market().id()), passed(row.verdict())));
    }
    passed.register(passes, true);
  }

  private static double passed(Verdict verdict) {
    return switch (verdict) {
      case PASS -> 1;
      case FAIL -> 0;
      case INSUFFICIENT_DATA -> Double.NaN;
    };
  }
}
