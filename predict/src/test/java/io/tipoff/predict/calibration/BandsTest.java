package io.tipoff.predict.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BandsTest {

  private static final int PAIRS = 9000;

  private final double[] centres = new double[PAIRS];
  private final double[] values = new double[PAIRS];
  private final long[] outcomes = new long[PAIRS];

  /** All centres are close to 1; the feature tells whether 0 or 2 is likely. */
  private Bands bands() {
    Random random = new Random(3);
    for (int i = 0; i < PAIRS; i++) {
      centres[i] = 0.9 + 0.2 * random.nextDouble();
      values[i] = 2 * random.nextDouble();
      outcomes[i] = random.nextDouble() < values[i] / 2 ? 2 : 0;
    }
    return Bands.fit("threes_expected", centres, values, outcomes);
  }

  @Test
  void tellsRowsApartThatShareACentre() {
    Bands bands = bands();

    assertThat(over(bands, 0.2)).isCloseTo(1 / 6.0, within(0.08));
    assertThat(over(bands, 1.0)).isCloseTo(1 / 2.0, within(0.08));
    assertThat(over(bands, 1.8)).isCloseTo(5 / 6.0, within(0.08));
  }

  @Test
  void takesAnUnknownValueForOneOnTheCentre() {
    Bands bands = bands();

    assertThat(bands.of(1, Double.NaN)).isEqualTo(bands.of(1, 1));
  }

  @Test
  void refusesCutsThatDoNotFitTheBands() {
    List<Calibration> one = List.of(bands().of(1, 1));

    assertThatIllegalArgumentException().isThrownBy(() -> new Bands("x", List.of(1.0), one));
  }

  private static double over(Bands bands, double value) {
    return bands.of(1, value).around(1).against(1.5).over();
  }
}
