package io.tipoff.predict.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.distribution.LogOdds;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticFitTest {

  @Test
  void findsTheLogarithmicOddsOfAShare() {
    double[][] ones = new double[1][400];
    boolean[] outcomes = new boolean[400];
    for (int i = 0; i < 400; i++) {
      ones[0][i] = 1;
      outcomes[i] = i < 100;
    }

    LogisticFit fit = LogisticFit.of(ones, outcomes, new double[1], 1e-9);

    assertThat(fit.weights().getFirst()).isCloseTo(Math.log(1.0 / 3), within(1e-6));
    assertThat(fit.errors().getFirst()).isCloseTo(1 / Math.sqrt(400 * .25 * .75), within(1e-6));
  }

  @Test
  void staysAtItsPriorWithoutARow() {
    LogisticFit fit = LogisticFit.of(new double[3][0], new boolean[0], new double[] {0, 0, 1}, 100);

    assertThat(fit.weights()).containsExactly(0.0, 0.0, 1.0);
  }

  @Test
  void findsHowFarASystemIsTooSure() {
    LineCalibration calibration = CalibrateLinesTask.calibration(lines(20_000, 0.6, 0.1));

    assertThat(calibration.slope()).isCloseTo(0.6, within(0.05));
    assertThat(calibration.intercept()).isCloseTo(0.1, within(0.05));
  }

  @Test
  void saysNothingOfASystemWhoseSlopeCouldAsWellBeNone() {
    assertThat(CalibrateLinesTask.calibration(lines(300, 0, 0)).slope()).isLessThan(0.1);
    assertThat(CalibrateLinesTask.calibration(lines(300, -1, 0)).slope()).isZero();
  }

  @Test
  void statesTheCalibratedChanceAtTheMainLine() {
    double[] quantiles = new double[CountDistribution.SIZE];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = 40 * CountDistribution.probability(i);
    }
    CountDistribution even = CountDistribution.ofQuantiles(quantiles);

    double nothing = new LineCalibration(0, 0).shift(even, 12.5);
    double half = new LineCalibration(0.1, 0.5).shift(even, 12.5);

    assertThat(even.against(12.5, nothing).over()).isCloseTo(0.5, within(1e-12));
    assertThat(even.against(16.5, nothing).over()).isLessThan(0.45);
    assertThat(LogOdds.of(even.against(12.5, half).over()))
        .isCloseTo(0.1 + 0.5 * LogOdds.of(even.against(12.5).over()), within(1e-12));
  }

  /** Lines whose overs come true with the given share of the logarithmic odds that were stated. */
  private static List<PastLines.Past> lines(int count, double slope, double intercept) {
    Random random = new Random(7);
    List<PastLines.Past> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double stated = random.nextGaussian();
      boolean over = random.nextDouble() < LogOdds.chance(intercept + slope * stated);
      lines.add(
          new PastLines.Past(
              "g" + i, "p", Market.POINTS, 20.5, LogOdds.chance(stated), over ? 21 : 20));
    }
    return lines;
  }
}
