package io.tipoff.predict.line;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.distribution.LogOdds;

/**
 * What a system's chances are worth against the main line. Lines are posted for a selection of
 * players, at a height that already holds what the system knows: there its chances are too far from
 * one half. With {@code p} the chance of the over, pushes left out, the stated chance has the
 * logarithmic odds {@code intercept + slope · ln p/(1 − p)}.
 *
 * @param slope 0 where the system knows nothing that the line does not; never negative
 */
public record LineCalibration(double intercept, double slope) {

  public LineCalibration {
    if (!Double.isFinite(intercept) || !(slope >= 0 && slope < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a line calibration of " + intercept + " and " + slope + " turns chances round");
    }
  }

  /**
   * What is added to the logarithmic odds of the over, at the main line and at any other: so all
   * chances stay those of one distribution.
   */
  public double shift(CountDistribution distribution, double mainLine) {
    return intercept + (slope - 1) * LogOdds.of(distribution.against(mainLine).overWithoutPush());
  }
}
