package io.tipoff.predict.movingaverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.predict.Rows;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.slate.Market;
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
    FeatureRows rows = Rows.of(Formula.features(), features);
    return Formula.ALL.get(Market.POINTS).centres(rows)[0];
  }
}
