package io.tipoff.grade.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.grade.TestWarehouse;
import io.tipoff.grade.accuracy.CoverageTables.Appeared;
import io.tipoff.grade.accuracy.CoverageTables.Predicted;
import io.tipoff.slate.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {

  private static final LocalDate FIRST = LocalDate.of(2024, 11, 1);
  private static final Instant KNOWN = Instant.parse("2025-01-01T00:00:00Z");
  private static final int DAYS = 15;

  @TempDir Path folder;

  private static Appeared appeared(int day, String player, long seconds) {
    return new Appeared("g" + day, player, FIRST.plusDays(day), "2024-25", seconds, KNOWN);
  }

  private static Predicted predicted(int day, String player, String market) {
    LocalDate date = FIRST.plusDays(day);
    return new Predicted(Origin.REPLAY, "gbdt", "g" + day, player, market, date, "2024-25", KNOWN);
  }

  @Test
  void countsWhoAppearedAndWhoWasPredictedOncePerGame() {
    List<Appeared> appeared = new ArrayList<>();
    List<Predicted> predicted = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      appeared.add(appeared(day, "regular", 1_800));
      if (day >= 5) {
        predicted.add(predicted(day, "regular", "POINTS"));
        predicted.add(predicted(day, "regular", "PRA"));
      }
    }
    appeared.add(appeared(14, "rookie", 300));
    predicted.add(predicted(14, "injured", "POINTS"));
    predicted.add(predicted(15, "regular", "POINTS"));
    try (TestWarehouse warehouse =
        new TestWarehouse(folder, CoverageTables.APPEARED, CoverageTables.PREDICTED)) {
      warehouse.put("box", CoverageTables.APPEARED, Appeared.class, appeared);
      warehouse.put("predictions", CoverageTables.PREDICTED, Predicted.class, predicted);

      assertThat(Coverage.of(warehouse.warehouse(), AccuracyFilter.none()))
          .containsExactly(
              new Coverage(Origin.REPLAY, "gbdt", "2024-25", 11, 10, 5, 5, 10, 10, 5, 5, 11, 1));
      assertThat(
              Coverage.of(
                  warehouse.warehouse(),
                  new AccuracyFilter(
                      Optional.empty(), Optional.empty(), Optional.of("x"), Optional.empty())))
          .isEmpty();
    }
  }
}
