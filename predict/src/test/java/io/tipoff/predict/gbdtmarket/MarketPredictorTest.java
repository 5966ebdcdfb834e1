package io.tipoff.predict.gbdtmarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.model.Models;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MarketPredictorTest {

  private static final Instant NOON = Instant.parse("2025-01-15T17:00:00Z");
  private static final List<String> FEATURES =
      List.of(GbdtMarket.line(Market.POINTS), GbdtMarket.over(Market.POINTS));

  @Test
  void standsAtALineWithoutRealPricesAsAtAnEvenOne() {
    Optional<CountDistribution> alone = predicted(25.5, null);

    assertThat(alone.orElseThrow().median()).isCloseTo(25.5, within(0.1));
    assertThat(alone).isEqualTo(predicted(25.5, 0.5));
  }

  @Test
  void followsTheLeanOfRealPrices() {
    assertThat(predicted(25.5, 0.6).orElseThrow().median())
        .isGreaterThan(predicted(25.5, null).orElseThrow().median());
  }

  @Test
  void leavesWhomNobodyQuotesAsHeIs() {
    assertThat(predicted(null, null)).isEqualTo(Optional.of(twenty()));
  }

  /** Of one player of whom the boosters expect 20 points. */
  private static Optional<CountDistribution> predicted(Double line, Double over) {
    Own own = new Own(List.of(new Own.Said("g1", "p1", Market.POINTS, twenty().text())));
    MarketPredictor predictor =
        new MarketPredictor(
            new Models(NOON, Map.of()), Map.of(), Map.of(Market.POINTS, Blend.MARKET), own);
    return predictor
        .predict(Market.POINTS, FeatureRows.of(FEATURES, List.<Object[]>of(row(line, over))))
        .getFirst();
  }

  private static Object[] row(Double line, Double over) {
    return new Object[] {
      "g1",
      "p1",
      LocalDate.parse("2025-01-15"),
      "2024-25",
      "RS",
      "BOS",
      "NYK",
      "contract",
      50L,
      1.0,
      "digest",
      NOON,
      NOON,
      null,
      line,
      over
    };
  }

  private static CountDistribution twenty() {
    double[] quantiles = new double[CountDistribution.SIZE];
    Arrays.setAll(quantiles, i -> 20 + 14 * (CountDistribution.probability(i) - 0.5));
    return CountDistribution.ofQuantiles(quantiles);
  }
}
