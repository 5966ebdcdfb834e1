package io.tipoff.predict.gbdtmarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Contribution;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MarketPredictorTest {

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
    assertThat(predicted(null, null)).isEqualTo(Optional.of(Twenty.distribution()));
  }

  @Test
  void followsALineOfAnotherMarketWhereHeHasNoneInThis() {
    OtherLines praTells = new OtherLines(0, 1, List.of(0.0, 0.0, 0.0, 0.0, 0.75));
    MarketPredictor predictor = predictor(praTells);
    FeatureRows higher = rows(Map.of("pra_line", 25.5));

    assertThat(median(predictor, higher)).isBetween(22.0, 25.0);
    assertThat(median(predictor, rows(Map.of("pra_line", 25.5, "points_line", 18.5))))
        .as("his own line goes before")
        .isCloseTo(18.5, within(0.1));
    assertThat(median(predictor(OtherLines.NOTHING), higher)).isCloseTo(20, within(0.002));
    assertThat(predictor.contributions(Market.POINTS, higher, 0))
        .extracting(Contribution::name)
        .containsExactly(GbdtMarket.MOVED, "pra_line");
    assertThat(
            predictor.contributions(Market.POINTS, higher, 0).stream()
                .mapToDouble(Contribution::amount)
                .sum())
        .isCloseTo(median(predictor, higher), within(1e-9));
  }

  private static double median(MarketPredictor predictor, FeatureRows rows) {
    return predictor.predict(Market.POINTS, rows).getFirst().orElseThrow().median();
  }

  /** Of one player of whom the boosters expect 20 points. */
  private static Optional<CountDistribution> predicted(Double line, Double over) {
    Map<String, Double> quoted = new HashMap<>();
    quoted.put("points_line", line);
    quoted.put("points_over_probability", over);
    return predictor(OtherLines.NOTHING).predict(Market.POINTS, rows(quoted)).getFirst();
  }

  /** Of a player of whom the boosters expect 20 in all markets. */
  private static MarketPredictor predictor(OtherLines others) {
    Map<Market, MarketView> views = new EnumMap<>(Market.class);
    TrainingRows.MARKETS.forEach(market -> views.put(market, new MarketView(Blend.MARKET, others)));
    return new MarketPredictor(new Models(Twenty.NOON, Map.of()), Map.of(), views, Twenty.in("g1"));
  }

  private static FeatureRows rows(Map<String, Double> quoted) {
    return FeatureRows.of(QuotedLines.features(), List.<Object[]>of(Twenty.row("g1", quoted)));
  }
}
