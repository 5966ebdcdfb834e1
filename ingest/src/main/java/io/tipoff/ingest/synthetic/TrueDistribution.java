package io.tipoff.ingest.synthetic;

import java.util.Arrays;

/** The true distribution of a count: probabilities of 0, 1, 2, … that sum to 1. */
public final class TrueDistribution {

  private static final double NEGLIGIBLE = 1e-9;

  private final double[] probabilities;

  /** {@code above[k]} = P(count &gt; k). */
  private final double[] above;

  /**
   * @param weights of 0, 1, 2, …, not yet summing to 1; a negligible tail is cut off
   */
  TrueDistribution(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    int length = weights.length;
    double tail = 0;
    while (length > 1 && tail + weights[length - 1] < NEGLIGIBLE * total) {
      length--;
      tail += weights[length];
    }
    total -= tail;
    probabilities = Arrays.copyOf(weights, length);
    above = new double[length];
    double over = 0;
    for (int count = length - 1; count >= 0; count--) {
      probabilities[count] /= total;
      above[count] = over;
      over += probabilities[count];
    }
  }

  /** P(count). */
  public double probability(int count) {
    return count < 0 || count >= probabilities.length ? 0 : probabilities[count];
  }

  public double mean() {
    double mean = 0;
    for (int count = 1; count < probabilities.length; count++) {
      mean += count * probabilities[count];
    }
    return mean;
  }

  public double standardDeviation() {
    double mean = mean();
    double variance = 0;
    for (int count = 0; count < probabilities.length; count++) {
      variance += (count - mean) * (count - mean) * probabilities[count];
    }
    return StrictMath.sqrt(variance);
  }

  /** Smallest count with P(≤ count) ≥ ½. */
  public int median() {
    int count = 0;
    while (above[count] > 0.5) {
      count++;
    }
    return count;
  }

  /** P(count &gt; line), for a line of 0 or more. */
  public double over(double line) {
    int below = (int) line;
    return below >= above.length ? 0 : above[below];
  }

  /** P(count = line); 0 for a half line. */
  public double push(double line) {
    int count = (int) line;
    return count == line ? probability(count) : 0;
  }

  /** P(over) where the line is not hit exactly. */
  public double overWithoutPush(double line) {
    return over(line) / (1 - push(line));
  }

  /** The half line with P(over) closest to ½; at least 0.5. */
  public double mainLine() {
    double upper = median() + 0.5;
    double lower = upper - 1;
    if (lower < 0) {
      return upper;
    }
    return over(lower) - 0.5 < 0.5 - over(upper) ? lower : upper;
  }
}
