package io.tipoff.price;

/**
 * A book's probabilities of the two sides of a quote with its margin taken out, pushes left out.
 * They sum to 1 within one unit in the last place.
 */
public record NoVig(double over, double under) {

  /**
   * Takes the margin out by the power method: both implied probabilities are raised to the one
   * exponent with which they sum to 1. Exchanging the sides exchanges the results, bit for bit.
   *
   * @param over implied probability of the over, strictly between 0 and 1
   * @param under implied probability of the under, strictly between 0 and 1
   * @throws IllegalArgumentException if one is not a probability of an open outcome
   */
  static NoVig ofImplied(double over, double under) {
    if (!(over > 0 && over < 1 && under > 0 && under < 1)) {
      throw new IllegalArgumentException(
          "implied probabilities " + over + " and " + under + " must lie strictly between 0 and 1");
    }
    if (over == under) {
      return new NoVig(0.5, 0.5);
    }
    double exponent = exponent(StrictMath.log(over), StrictMath.log(under));
    double a = StrictMath.pow(over, exponent);
    double b = StrictMath.pow(under, exponent);
    return new NoVig(a / (a + b), b / (a + b));
  }

  /**
   * Root of {@code e^(k·a) + e^(k·b) = 1}, which falls and is convex in k: Newton's steps from the
   * left of the root never pass it, so the exponent only grows until it stands.
   */
  private static double exponent(double a, double b) {
    double k = StrictMath.log(0.5) / Math.min(a, b);
    while (true) {
      double p = StrictMath.exp(k * a);
      double q = StrictMath.exp(k * b);
      double next = k - (p + q - 1) / (a * p + b * q);
      if (!(next > k)) {
        return k;
      }
      k = next;
    }
  }
}
