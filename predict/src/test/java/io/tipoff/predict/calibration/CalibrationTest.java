package io.tipoff.predict.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.distribution.CountDistribution;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final int PAIRS = 20_000;

  /** Outcomes around the centre with a spread that grows with its root. */
  private static Calibration fitted(double bias) {
    Random random = new Random(1);
    double[] centres = new double[PAIRS];
    long[] outcomes = new long[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      centres[i] = 1 + 24 * random.nextDouble();
      double latent = centres[i] + bias + Math.sqrt(centres[i]) * random.nextGaussian();
      outcomes[i] = Math.max(0, Math.round(latent));
    }
    return CalibrationFit.fit(centres, outcomes);
  }

  @Test
  void learnsSpreadAndBiasByTheLevelOfTheCentre() {
    Calibration calibration = fitted(1);

    CountDistribution low = calibration.around(5);
    CountDistribution high = calibration.around(20);
    assertThat(low.median()).isCloseTo(6, within(0.25));
    assertThat(high.median()).isCloseTo(21, within(0.4));
    assertThat(high.quantile(0.9) - high.quantile(0.1))
        .isCloseTo(2 * 1.2816 * Math.sqrt(20), within(0.8));
  }

  @Test
  void pinningKeepsTheCentreAsTheMedian() {
    CountDistribution pinned = fitted(1).pinnedTo(12.3456);

    assertThat(pinned.median()).isEqualTo(12.346);
    assertThat(pinned.quantile(0.4)).isLessThanOrEqualTo(12.346);
  }

  @Test
  void widensBeyondTheHighestLevel() {
    Calibration calibration = fitted(0);
    double top = calibration.levels().getLast();

    double atTop = spread(calibration.around(top));
    assertThat(spread(calibration.around(4 * top))).isCloseTo(2 * atTop, within(0.01));
  }

  @Test
  void keepsTheResidualsOfTheLowestLevelBelowIt() {
    Calibration calibration = fitted(0);

    assertThat(spread(calibration.around(0)))
        .isCloseTo(spread(calibration.around(calibration.levels().getFirst())), within(0.002));
  }

  @Test
  void givesTheSameCalibrationAgain() {
    assertThat(fitted(0)).isEqualTo(fitted(0));
  }

  @Test
  void usesTheLatestPairsOnly() {
    int extra = 1000;
    double[] centres = new double[CalibrationFit.MOST_PAIRS + extra];
    long[] outcomes = new long[centres.length];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = 5;
      outcomes[i] = i < extra ? 500 : 5;
    }

    Calibration calibration = CalibrationFit.fit(centres, outcomes);

    assertThat(calibration.pairs()).isEqualTo(CalibrationFit.MOST_PAIRS);
    assertThat(calibration.levels()).containsExactly(5.0);
    assertThat(calibration.around(5).quantile(0.99)).isLessThan(6);
  }

  @Test
  void fitsFewPairs() {
    Calibration calibration = CalibrationFit.fit(new double[] {1, 2, 3}, new long[] {1, 2, 3});

    assertThat(calibration.around(2).median()).isCloseTo(2, within(0.5));
  }

  @Test
  void refusesPairsThatDoNotMatch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationFit.fit(new double[1], new long[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationFit.fit(new double[0], new long[0]));
  }

  private static double spread(CountDistribution distribution) {
    return distribution.quantile(0.9) - distribution.quantile(0.1);
  }
}
