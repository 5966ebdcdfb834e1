package io.tipoff.grade.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.grade.TestWarehouse;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationErrorTest {

  private static final int ROWS = 20_000;

  record Chance(
      String predictionId,
      Origin origin,
      String system,
      Market market,
      String season,
      Long actual,
      Double blendLine,
      Double blendOver,
      Instant knownAt) {}

  private static final Table CHANCES =
      Table.of("grades", "grade", Chance.class, WriteMode.APPEND, "prediction_id");

  @TempDir Path folder;

  @Test
  void ofTrueChancesIsThatOfPerfectOnes() {
    CalibrationError error = of(chances(chance -> chance));

    assertThat(error.rows()).isEqualTo(ROWS);
    assertThat(error.perfect()).isBetween(0.005, 0.01);
    assertThat(error.error()).isCloseTo(error.perfect(), within(0.004));
  }

  @Test
  void ofChancesThatAreTooSureIsTheirMeanDistance() {
    // at 0.5 ± 0.4 the truth is 0.5 ± 0.2, so that the mean distance of even chances is 0.1
    CalibrationError error = of(chances(chance -> 0.5 + (chance - 0.5) / 2));

    assertThat(error.error()).isCloseTo(0.1, within(0.006));
  }

  @Test
  void countsNoRowThatHasNotHappenedOrIsNotScored() {
    List<Chance> chances = new ArrayList<>(chances(chance -> chance).subList(0, 30));
    chances.add(chance("open", null, 0.9));
    chances.add(chance("not scored", 30L, null));

    assertThat(of(chances).rows()).isEqualTo(30);
  }

  private CalibrationError of(List<Chance> chances) {
    try (TestWarehouse warehouse = new TestWarehouse(folder, CHANCES)) {
      warehouse.put("chances", CHANCES, Chance.class, chances);
      List<CalibrationError> errors =
          CalibrationError.read(warehouse.warehouse(), AccuracyFilter.none());
      assertThat(errors).hasSize(1);
      return errors.getFirst();
    }
  }

  /** Chances from 0.1 to 0.9 with what happened at the true ones. */
  private static List<Chance> chances(DoubleUnaryOperator truth) {
    Random random = new Random(5);
    List<Chance> chances = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double said = 0.1 + 0.8 * random.nextDouble();
      boolean over = random.nextDouble() < truth.applyAsDouble(said);
      chances.add(chance("p" + i, over ? 21L : 20L, said));
    }
    return chances;
  }

  private static Chance chance(String id, Long actual, Double said) {
    return new Chance(
        id,
        Origin.REPLAY,
        "gbdt",
        Market.POINTS,
        "2024-25",
        actual,
        said == null ? null : 20.5,
        said,
        Instant.parse("2025-01-16T11:00:00Z"));
  }
}
