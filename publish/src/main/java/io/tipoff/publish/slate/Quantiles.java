package io.tipoff.publish.slate;

import io.tipoff.distribution.CountDistribution;

/**
 * Knots of a distribution read off its canonical text, for a file that shows a few of them: reading
 * the distribution as a whole would prove again what was proven when it was stored.
 */
final class Quantiles {

  private final String[] knots;

  private Quantiles(String[] knots) {
    this.knots = knots;
  }

  /**
   * The knots of a text.
   *
   * @throws IllegalArgumentException if it does not have as many as a distribution
   */
  static Quantiles of(String distribution) {
    String[] knots = distribution.split(",", -1);
    if (knots.length != CountDistribution.SIZE) {
      throw new IllegalArgumentException(
          "a distribution has " + CountDistribution.SIZE + " knots, not " + knots.length);
    }
    return new Quantiles(knots);
  }

  /**
   * The quantile at one of the knots' probabilities; what is below no count is 0.
   *
   * @throws IllegalArgumentException if no knot has the probability or its text is no number
   */
  double at(double probability) {
    for (int i = 0; i < knots.length; i++) {
      if (CountDistribution.probability(i) == probability) {
        return Math.max(0, Double.parseDouble(knots[i]));
      }
    }
    throw new IllegalArgumentException("no knot has the probability " + probability);
  }
}
