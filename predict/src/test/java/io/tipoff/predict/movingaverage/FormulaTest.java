package io.tipoff.predict.movingaverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulaTest {

  @Test
  void weighsRecentFormAndAdjustsForTheGame() {
    double centre =
        points(
            Map.of(
                "points_last5", 20.0,
                "points_last10", 18.0,
                "points_season", 15.0,
                "home", 1.0,
                "back_to_back", 1.0,
                "opponent_pace15", 102.0,
                "opponent_points_allowed_rel15", 1.1));

    assertThat(centre)
        .isCloseTo(18.4 * 1.01 * Math.pow(1.02, 0.75) * Math.pow(1.1, 0.4), within(1e-5));
  }

  @Test
  void takesTheLastTenWhereTheSeasonHasNoGame() {
    assertThat(points(Map.of("points_last5", 20.0, "points_last10", 10.0, "home", 0.0)))
        .isCloseTo((0.5 * 20 + 0.5 * 10) * 0.99, within(1e-5));
  }

  @Test
  void hasNoCentreWithoutRecentForm() {
    assertThat(points(Map.of("points_last10", 10.0, "home", 0.0))).isNaN();
  }

  @Test
  void losesABackToBackAtThreesOnly() {
    assertThat(Formula.ALL.get(Market.THREES).backToBack()).isEqualTo(0.03);
    assertThat(Formula.ALL.get(Market.POINTS).backToBack()).isZero();
  }

  private static double points(Map<String, Double> features) {
    List<Object> row =
        new ArrayList<>(
            List.of(
                "game",
                "player",
                LocalDate.of(2025, 1, 15),
                "2024-25",
                "RS",
                "AAA",
                "BBB",
                "contract",
                20L,
                1.0,
                "digest",
                Instant.EPOCH,
                Instant.EPOCH));
    Formula.features().forEach(name -> row.add(features.get(name)));
    FeatureRows rows = FeatureRows.of(Formula.features(), List.<Object[]>of(row.toArray()));
    return Formula.ALL.get(Market.POINTS).centres(rows)[0];
  }
}
