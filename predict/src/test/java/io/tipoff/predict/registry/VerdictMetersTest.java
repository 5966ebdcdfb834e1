package io.tipoff.predict.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.notice.Condition;
import io.tipoff.predict.governance.Verdict;
import io.tipoff.predict.governance.VerdictRow;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictMetersTest {

  private static final Instant MORNING = Instant.parse("2025-01-16T14:00:00Z");

  @TempDir Path folder;

  @Test
  @Tag("PRD-11")
  void tellsOfModelsThatFailUntilALaterOneOfTheMarketPasses() {
    assertThat(
            told(
                verdict("a", Market.POINTS, 0, Verdict.FAIL),
                verdict("b", Market.POINTS, 28, Verdict.PASS),
                verdict("c", Market.THREES, 0, Verdict.PASS),
                verdict("d", Market.THREES, 28, Verdict.FAIL),
                verdict("e", Market.PRA, 28, Verdict.INSUFFICIENT_DATA)))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.key()).isEqualTo("d");
              assertThat(told.notice().signature()).isEqualTo("model-failed:gbdt");
              assertThat(told.notice().detail()).isEqualTo("threes: biased");
              assertThat(told.notice().remedy()).endsWith("tipoff models show d");
            });
  }

  private List<Condition> told(VerdictRow... rows) {
    try (Warehouse warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("warehouse.duckdb")),
            new SimpleMeterRegistry(),
            new StandingClock())) {
      warehouse.migrate(List.of(VerdictRow.TABLE));
      warehouse.write(
          new SliceWrite(
              "verdicts",
              1,
              1,
              "",
              List.of(TableRows.of(VerdictRow.TABLE, VerdictRow.class, List.of(rows)))));
      return warehouse
          .query(VerdictMeters.LATEST, VerdictMeters.Latest.class, RunContext.LATEST)
          .stream()
          .flatMap(row -> row.condition().stream())
          .toList();
    }
  }

  private record StandingClock() implements OperationalClock {
    @Override
    public Instant now() {
      return MORNING;
    }

    @Override
    public long nanoTime() {
      return 0;
    }
  }

  private static VerdictRow verdict(String model, Market market, int days, Verdict verdict) {
    return new VerdictRow(
        "of " + model,
        model,
        null,
        "gbdt",
        market,
        MORNING,
        1_000,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        verdict,
        verdict == Verdict.FAIL ? "biased" : "",
        MORNING.plus(Duration.ofDays(days)));
  }
}
