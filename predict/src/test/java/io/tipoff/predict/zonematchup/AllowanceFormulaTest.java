package io.tipoff.predict.zonematchup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.predict.Rows;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.system.Contribution;
import io.tipoff.slate.Market;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllowanceFormulaTest {

  private final AllowanceFormula formula = new AllowanceFormula();

  @SafeVarargs
  private FeatureRows rows(Map<String, Double>... rows) {
    return Rows.of(formula.features(), rows);
  }

  @Test
  void movesTheSeasonsMeanByWhatTheOpponentAllows() {
    var rows =
        rows(
            Map.of(
                "points_season", 20.0,
                "points_last10", 30.0,
                "opponent_points_allowed_rel15", 1.21));

    assertThat(formula.centres(Market.POINTS, rows)[0]).isCloseTo(22, within(1e-5));
  }

  @Test
  void takesTheLastTenWhereTheSeasonHasNoGameAndLeavesOutAnUnknownAllowance() {
    var rows = rows(Map.of("points_last10", 30.0), Map.of());

    assertThat(formula.centres(Market.POINTS, rows)[0]).isEqualTo(30);
    assertThat(formula.centres(Market.POINTS, rows)[1]).isNaN();
  }

  @Test
  void movesEachPartOfTheSumByItsOwnAllowance() {
    var rows =
        rows(
            Map.of(
                "points_season", 20.0,
                "rebounds_season", 10.0,
                "assists_season", 5.0,
                "opponent_points_allowed_rel15", 1.21,
                "opponent_assists_allowed_rel15", 0.81));

    assertThat(formula.centres(Market.PRA, rows)[0]).isCloseTo(22 + 10 + 4.5, within(1e-5));
    assertThat(
            formula.contributions(Market.PRA, rows, 0).stream()
                .mapToDouble(Contribution::amount)
                .sum())
        .isCloseTo(36.5, within(1e-5));
  }
}
