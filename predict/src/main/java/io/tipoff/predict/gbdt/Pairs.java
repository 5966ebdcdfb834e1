package io.tipoff.predict.gbdt;

import io.tipoff.predict.calibration.Bands;
import io.tipoff.predict.calibration.Calibration;
import io.tipoff.predict.calibration.CalibrationFit;
import io.tipoff.slate.Market;

/** Centres of games that their model had not seen, with what followed, oldest first. */
final class Pairs {

  private final double[] centres;
  private final long[] outcomes;
  private final double[] expected;
  private final String origin;

  /**
   * @param expected the counts that the players' rates and minutes gave; NaN where not known
   * @param origin where they come from, for the manifest
   */
  Pairs(double[] centres, long[] outcomes, double[] expected, String origin) {
    if (centres.length != outcomes.length || centres.length != expected.length) {
      throw new IllegalArgumentException(
          centres.length
              + " centres with "
              + outcomes.length
              + " outcomes and "
              + expected.length
              + " expected counts");
    }
    this.centres = centres;
    this.outcomes = outcomes;
    this.expected = expected;
    this.origin = origin;
  }

  Calibration calibration() {
    return CalibrationFit.fit(centres, outcomes);
  }

  /** Bands by the expected count; null for a market without, or with too few pairs. */
  Bands bands(Market market) {
    return Recipe.SMALL_COUNTS.contains(market) && size() >= Bands.LEAST_PAIRS
        ? Bands.fit(Recipe.expected(market), centres, expected, outcomes)
        : null;
  }

  double[] centres() {
    return centres;
  }

  long[] outcomes() {
    return outcomes;
  }

  String origin() {
    return origin;
  }

  int size() {
    return centres.length;
  }
}
