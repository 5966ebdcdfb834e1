package io.tipoff.predict.registry;

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
import io.tipoff.predict.governance.Verdict;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Shows the latest verdict on each system's models, and tells people of models that did not pass:
 * where models serve once trained, nothing else stands between a bad one and its successor.
 */
@Singleton
final class VerdictMeters {

  static final Sql LATEST = Sql.of(VerdictMeters.class, "latest-verdicts.sql");

  /** A row of {@code latest-verdicts.sql}. */
  record Latest(String system, Market market, String modelId, Verdict verdict, String reasons)
      implements ShownRow {

    @Override
    public Tags tags() {
      return Tags.of("system", system, "market", market.id());
    }

    @Override
    public double value() {
      return switch (verdict) {
        case PASS -> 1;
        case FAIL -> 0;
        case INSUFFICIENT_DATA -> Double.NaN;
      };
    }

    @Override
    public Optional<Condition> condition() {
      return verdict == Verdict.FAIL
          ? Optional.of(
              new Condition(
                  modelId,
                  new Notice(
                      Notice.Severity.WARNING,
                      "model-failed:" + system,
                      "A model of " + system + " did not pass its gates",
                      market.id() + ": " + reasons,
                      "Look at it: tipoff models show " + modelId)))
          : Optional.empty();
    }
  }

  private final ShownRows rows;
  private final MultiGauge passed;

  VerdictMeters(ShownRows rows, MeterRegistry meters) {
    this.rows = rows;
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
    return rows.read(LATEST, Latest.class, passed, "verdicts on models");
  }
}
