package io.tipoff.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountDistributionTest {

  /** Latent number spread evenly from −½ to 99½: counts 0 to 99, one per cent each. */
  private static final CountDistribution EVEN = even();

  @Test
  void pricesHalfAndWholeLines() {
    LineOdds half = EVEN.against(19.5);
    assertThat(half.under()).isCloseTo(0.20, within(1e-12));
    assertThat(half.push()).isZero();
    LineOdds whole = EVEN.against(20);
    assertThat(whole.under()).isCloseTo(0.20, within(1e-12));
    assertThat(whole.push()).isCloseTo(0.01, within(1e-12));
    assertThat(whole.over()).isCloseTo(0.79, within(1e-12));
    assertThat(whole.overWithoutPush()).isCloseTo(0.79 / 0.99, within(1e-12));
  }

  @Test
  void lettingTheLowerTailFallBelowZeroMeansNoCount() {
    assertThat(EVEN.atMost(0)).isCloseTo(0.01, within(1e-12));
    assertThat(EVEN.atMost(-1)).isZero();
    assertThat(EVEN.against(-0.5).over()).isEqualTo(1);
    assertThat(EVEN.against(0).under()).isZero();
    assertThat(certain(10).atMost(9)).isPositive().isLessThan(1e-5);
  }

  @Test
  void leavesNoCountImpossible() {
    assertThat(EVEN.against(150.5).over()).isPositive().isLessThan(1e-20);
    assertThat(certain(3).against(4.5).over()).isPositive();
  }

  @Test
  void medianIsNotRoundedAndNeverBelowZero() {
    assertThat(EVEN.median()).isEqualTo(49.5);
    assertThat(certain(-0.4).median()).isZero();
  }

  @Test
  void knotsThatCoincideAreAJump() {
    CountDistribution three = certain(3);

    assertThat(three.against(3).push()).isGreaterThan(0.99);
    assertThat(three.mean()).isCloseTo(3, within(0.05));
    assertThat(three.crps(3)).isLessThan(0.001);
    assertThat(three.crps(5)).isCloseTo(2, within(0.01));
  }

  @Test
  void overIsAnEvenChanceWhereOnlyAPushIsPossible() {
    assertThat(new LineOdds(0, 1, 0).overWithoutPush()).isEqualTo(0.5);
  }

  @Test
  void bracketsTheOutcomeForTheRandomisedTransform() {
    assertThat(EVEN.pitLow(7)).isCloseTo(0.07, within(1e-12));
    assertThat(EVEN.pitHigh(7)).isCloseTo(0.08, within(1e-12));
  }

  @Test
  void roundsKnotsToThousandths() {
    assertThat(certain(1.23449).text()).startsWith("1.234,");
    assertThat(certain(-0.25).text()).startsWith("-0.25,");
    assertThat(certain(-3).text()).startsWith("-3,");
    assertThat(certain(2.05).text()).startsWith("2.05,");
  }

  @Test
  void refusesQuantilesThatFallOrAreMissing() {
    double[] falling = new double[CountDistribution.SIZE];
    falling[3] = 1;
    assertThatThrownBy(() -> CountDistribution.ofQuantiles(falling))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at 4");
    assertThatThrownBy(() -> CountDistribution.ofQuantiles(new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
    double[] unknown = new double[CountDistribution.SIZE];
    unknown[0] = Double.NaN;
    assertThatThrownBy(() -> CountDistribution.ofQuantiles(unknown))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,2", "x", "NaN", "1.50,2"})
  void refusesTextThatIsNoDistribution(String text) {
    assertThatThrownBy(() -> CountDistribution.parse(text))
        .isInstanceOfSatisfying(
            TipoffException.class,
            e -> assertThat(e.category()).isEqualTo(FailureCategory.BAD_INPUT))
        .hasMessageContaining("'" + text + "' is not a distribution");
  }

  @Test
  void refusesTextThatIsNotCanonical() {
    String text = EVEN.text();
    assertThatThrownBy(() -> CountDistribution.parse(text + "0"))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("canonical");
  }

  @Test
  void refusesQuantilesOutsideZeroToOne() {
    assertThatThrownBy(() -> EVEN.quantile(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EVEN.quantile(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static CountDistribution certain(double latent) {
    double[] quantiles = new double[CountDistribution.SIZE];
    Arrays.fill(quantiles, latent);
    return CountDistribution.ofQuantiles(quantiles);
  }

  private static CountDistribution even() {
    double[] quantiles = new double[CountDistribution.SIZE];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = 100 * CountDistribution.probability(i) - 0.5;
    }
    return CountDistribution.ofQuantiles(quantiles);
  }

  @Test
  void shiftsTheOddsAgainstALineAndLeavesThePushAlone() {
    double[] quantiles = new double[CountDistribution.SIZE];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = 22 * CountDistribution.probability(i);
    }
    CountDistribution even = CountDistribution.ofQuantiles(quantiles);
    LineOdds own = even.against(5);
    LineOdds shifted = even.against(5, -0.7);

    assertThat(shifted.push()).isEqualTo(own.push()).isPositive();
    assertThat(shifted.over() + shifted.push() + shifted.under()).isCloseTo(1, within(1e-12));
    assertThat(LogOdds.of(shifted.overWithoutPush()))
        .isCloseTo(LogOdds.of(own.overWithoutPush()) - 0.7, within(1e-12));
    assertThat(even.against(5, 0)).isEqualTo(own);
  }
}
