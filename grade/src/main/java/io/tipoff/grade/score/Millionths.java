package io.tipoff.grade.score;

/**
 * Errors, scores and probabilities as whole millionths, rounded once per row: SQL adds them
 * exactly, in whatever order, and only the last division is in floating point.
 */
public final class Millionths {

  private static final double IN_ONE = 1e6;

  private Millionths() {}

  /**
   * A value in millionths, rounded to the nearest whole.
   *
   * @throws ArithmeticException if the value is not finite or too large to be one
   */
  public static long of(double value) {
    double scaled = value * IN_ONE;
    if (!(Math.abs(scaled) < 1e15)) {
      throw new ArithmeticException(value + " is not a number of reasonable size");
    }
    return Math.round(scaled);
  }

  /** Mean of {@code count} values of which {@code sum} is the sum in millionths. */
  public static double mean(long sum, long count) {
    return sum / (IN_ONE * count);
  }
}
