package io.tipoff.predict.gbdtmarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.distribution.LogOdds;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.gbdtmarket.Blend.PricedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlendTest {

  private static final CountDistribution TWENTY = around(20);

  @Test
  void believesTheBooksBeforeAnyLineWasSeen() {
    assertThat(Blend.of(List.of())).isEqualTo(Blend.MARKET);
  }

  @Test
  void findsWhoWasRight() {
    Random random = new Random(3);
    List<PricedLine> lines = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double own = random.nextGaussian();
      double market = random.nextGaussian();
      boolean over = random.nextDouble() < LogOdds.chance(0.3 * own + 0.7 * market);
      lines.add(new PricedLine(LogOdds.chance(own), LogOdds.chance(market), over));
    }

    Blend blend = Blend.of(lines);

    assertThat(blend.own()).isCloseTo(0.3, within(0.05));
    assertThat(blend.market()).isCloseTo(0.7, within(0.06));
  }

  @Test
  void movesADistributionToWhereTheBooksStand() {
    CountDistribution moved = moved(Blend.MARKET, 25.5, 0.5);

    assertThat(moved.against(25.5).overWithoutPush()).isCloseTo(0.5, within(0.01));
    assertThat(moved.median()).isCloseTo(25.5, within(0.1));
    assertThat(moved.quantile(0.9)).isGreaterThan(TWENTY.quantile(0.9));
    assertThat(moved(Blend.MARKET, 14.5, 0.4).against(14.5).overWithoutPush())
        .isCloseTo(0.4, within(0.01));
  }

  @Test
  void leavesADistributionWhereTheBooksAreNotBelieved() {
    Blend own = new Blend(0, 1, 0);

    for (int i = 0; i < CountDistribution.SIZE; i++) {
      double p = CountDistribution.probability(i);
      assertThat(moved(own, 25.5, 0.9).quantile(p)).isCloseTo(TWENTY.quantile(p), within(0.0011));
    }
  }

  @Test
  void readsWhatItWroteAndRefusesAnythingElse() {
    Blend blend = new Blend(-0.08, 0.02, 1.05);

    assertThat(Blend.parse(blend.text())).isEqualTo(blend);
    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> Blend.parse("0.5,0.5"))
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.CONTRACT));
  }

  private static CountDistribution moved(Blend blend, double line, double over) {
    return TWENTY.withOddsTimes(blend.shift(TWENTY, line, over));
  }

  private static CountDistribution around(double median) {
    double[] quantiles = new double[CountDistribution.SIZE];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = median + 4 * LogOdds.of(CountDistribution.probability(i));
    }
    return CountDistribution.ofQuantiles(quantiles);
  }
}
