package io.tipoff.grade.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.grade.TestWarehouse;
import io.tipoff.grade.accuracy.ModelHealth.State;
import io.tipoff.notice.Condition;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthMetersTest {

  private static final LocalDate DAY = LocalDate.parse("2025-01-15");

  @TempDir Path folder;

  @Test
  @Tag("PRD-11")
  void tellsOfLiveBetsThatStandBadlyNowAndOfNoOthers() {
    assertThat(
            told(
                row(DAY.minusDays(1), Origin.LIVE, Market.POINTS, State.BLOCKED),
                row(DAY, Origin.LIVE, Market.POINTS, State.WATCH),
                row(DAY, Origin.LIVE, Market.THREES, State.DEGRADING),
                row(DAY, Origin.LIVE, Market.PRA, State.BLOCKED),
                row(DAY, Origin.LIVE, Market.ASSISTS, State.INSUFFICIENT_DATA),
                row(DAY, Origin.REPLAY, Market.POINTS, State.BLOCKED)))
        .extracting(Condition::key)
        .containsExactly("gbdt in pra", "gbdt in threes");
  }

  @Test
  void namesTheCommandThatShowsThem() {
    Condition told = told(row(DAY, Origin.LIVE, Market.PRA, State.BLOCKED)).getFirst();

    assertThat(told.notice().detail()).isEqualTo("pra is BLOCKED since 2025-01-01.");
    assertThat(told.notice().remedy()).endsWith("tipoff accuracy --system gbdt --market pra");
  }

  private List<Condition> told(HealthRow... rows) {
    try (TestWarehouse warehouse = new TestWarehouse(folder, HealthRow.TABLE)) {
      warehouse.put("health", HealthRow.TABLE, HealthRow.class, List.of(rows));
      return warehouse
          .warehouse()
          .query(HealthMeters.LATEST, HealthMeters.Latest.class, RunContext.LATEST)
          .stream()
          .flatMap(row -> row.condition().stream())
          .toList();
    }
  }

  private static HealthRow row(LocalDate slate, Origin origin, Market market, State state) {
    return new HealthRow(
        slate,
        origin,
        "gbdt",
        market,
        state,
        LocalDate.parse("2025-01-01"),
        null,
        null,
        0,
        null,
        null,
        null,
        Instant.parse("2025-01-16T11:00:00Z"));
  }
}
