package io.tipoff.distribution;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.util.Arrays;

/**
 * Distribution of a count (0, 1, 2, …), given by the quantiles of a continuous latent number at the
 * fixed probabilities of {@link #probability}; the count is the latent number rounded to the
 * nearest whole and never negative, so that {@code P(count ≤ k) = F(k + ½)} for k ≥ 0.
 *
 * <p>F is piecewise linear between the knots and exponential beyond the first and the last, with
 * the density that the outermost segment has (but no tail is shorter than {@value #SHORTEST_TAIL}
 * on average), so that no count above the last knot is impossible. Knots that coincide are a jump
 * of F.
 *
 * <p>Knots are kept in thousandths: the text form is exact, and equal distributions have equal
 * texts.
 */
public final class CountDistribution {

  /** Smallest mean excess of a tail over its outermost knot. */
  public static final double SHORTEST_TAIL = 0.05;

  private static final double[] GRID = {
    0.01, 0.025, 0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.65, 0.70,
    0.75, 0.80, 0.85, 0.90, 0.95, 0.975, 0.99
  };
  private static final double LARGEST = 1e4;

  /** Number of knots. */
  public static final int SIZE = GRID.length;

  /** Place of the knot at probability ½. */
  public static final int MIDDLE = SIZE / 2;

  private static final int LAST = SIZE - 1;

  private final int[] thousandths;
  private final double[] knots;
  private final double lowerTail;
  private final double upperTail;

  private CountDistribution(int[] thousandths) {
    this.thousandths = thousandths;
    this.knots = Arrays.stream(thousandths).mapToDouble(value -> value / 1000.0).toArray();
    this.lowerTail = tail(knots[1] - knots[0]);
    this.upperTail = tail(knots[LAST] - knots[LAST - 1]);
  }

  /** Mean excess of a tail beside an outermost segment of this length; the grid is symmetric. */
  private static double tail(double segment) {
    return Math.max(SHORTEST_TAIL, segment * GRID[0] / (GRID[1] - GRID[0]));
  }

  /** Probability of the knot {@code i}, 0 ≤ i < {@link #SIZE}; rising. */
  public static double probability(int i) {
    return GRID[i];
  }

  /**
   * The distribution with these latent quantiles, rounded to thousandths.
   *
   * @param quantiles {@link #SIZE} numbers that do not fall; negative ones mean no count at all
   * @throws IllegalArgumentException if there are more or fewer, one is not finite, or they fall
   */
  public static CountDistribution ofQuantiles(double[] quantiles) {
    if (quantiles.length != SIZE) {
      throw new IllegalArgumentException(SIZE + " quantiles are needed, not " + quantiles.length);
    }
    int[] rounded = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      if (!(Math.abs(quantiles[i]) <= LARGEST)) {
        throw new IllegalArgumentException("quantile " + i + " is " + quantiles[i]);
      }
      rounded[i] = (int) Math.round(quantiles[i] * 1000);
      if (i > 0 && rounded[i] < rounded[i - 1]) {
        throw new IllegalArgumentException(
            "quantiles fall from " + quantiles[i - 1] + " to " + quantiles[i] + " at " + i);
      }
    }
    return new CountDistribution(rounded);
  }

  /** Chances against a line, which may be any number: between two counts nothing pushes. */
  public LineOdds against(double line) {
    long count = (long) StrictMath.floor(line);
    if (count < line) {
      return new LineOdds(moreThan(count), 0, atMost(count));
    }
    double below = atMost(count - 1);
    return new LineOdds(moreThan(count), atMost(count) - below, below);
  }

  /**
   * Chances against a line with the odds of the over times {@code e^shift}; the chance of a push
   * stays. For a shift of 0 the distribution's own, bit for bit.
   */
  public LineOdds against(double line, double shift) {
    LineOdds own = against(line);
    if (shift == 0) {
      return own;
    }
    double over = LogOdds.chance(LogOdds.of(own.overWithoutPush()) + shift);
    double decided = own.over() + own.under();
    return new LineOdds(decided * over, own.push(), decided * (1 - over));
  }

  /**
   * The distribution whose odds of more are these times {@code e^shift}, whatever the number.
   *
   * @param shift finite
   */
  public CountDistribution withOddsTimes(double shift) {
    double[] quantiles = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double quantile = quantile(LogOdds.chance(LogOdds.of(GRID[i]) + shift));
      quantiles[i] = i == 0 ? quantile : Math.max(quantiles[i - 1], quantile);
    }
    return ofQuantiles(quantiles);
  }

  /** Chance of at most {@code count}. */
  public double atMost(long count) {
    return count < 0 ? 0 : cumulative(count + 0.5);
  }

  /** Chance of more than {@code count}; exact far out in the tail. */
  public double moreThan(long count) {
    double latent = count + 0.5;
    if (count < 0 || latent < knots[LAST]) {
      return 1 - atMost(count);
    }
    return beyond(latent);
  }

  /**
   * Median that is not rounded to a count: the latent median, 0 at least. Absolute errors are taken
   * of it.
   */
  public double median() {
    return Math.max(0, quantile(0.5));
  }

  /** Expected count. */
  public double mean() {
    double sum = 0;
    long count = 0;
    for (; count + 0.5 < knots[LAST]; count++) {
      sum += moreThan(count);
    }
    return sum + moreThan(count) / (1 - decay());
  }

  /**
   * Latent number that is exceeded with the chance {@code 1 − p}; below ½ it means no count.
   *
   * @param p strictly between 0 and 1
   */
  public double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("probability " + p + " is not strictly between 0 and 1");
    }
    if (p > GRID[LAST]) {
      return knots[LAST] - upperTail * StrictMath.log((1 - p) / (1 - GRID[LAST]));
    }
    if (p < GRID[0]) {
      return knots[0] + lowerTail * StrictMath.log(p / GRID[0]);
    }
    int found = Arrays.binarySearch(GRID, p);
    if (found >= 0) {
      return knots[found];
    }
    int above = -found - 1;
    double share = (p - GRID[above - 1]) / (GRID[above] - GRID[above - 1]);
    double between = knots[above - 1] + share * (knots[above] - knots[above - 1]);
    return Math.min(knots[above], between);
  }

  /**
   * Continuous ranked probability score of an outcome, in counts: the sum over all k of {@code
   * (P(count ≤ k) − 1{outcome ≤ k})²}; smaller is better, 0 is certainty of the right count.
   */
  public double crps(long outcome) {
    double sum = 0;
    long count = 0;
    for (; count < outcome || count + 0.5 < knots[LAST]; count++) {
      double miss = outcome <= count ? moreThan(count) : atMost(count);
      sum += miss * miss;
    }
    double beyond = moreThan(count);
    double ratio = decay();
    return sum + beyond * beyond / (1 - ratio * ratio);
  }

  /** Lower bound of the randomised probability integral transform: chance of less than outcome. */
  public double pitLow(long outcome) {
    return atMost(outcome - 1);
  }

  /** Upper bound of the randomised probability integral transform: chance of at most outcome. */
  public double pitHigh(long outcome) {
    return atMost(outcome);
  }

  /** Factor by which the chance of more falls with each count beyond the last knot. */
  private double decay() {
    return StrictMath.exp(-1 / upperTail);
  }

  /** Chance of a latent number above one that is not below the last knot. */
  private double beyond(double latent) {
    return (1 - GRID[LAST]) * StrictMath.exp((knots[LAST] - latent) / upperTail);
  }

  private double cumulative(double latent) {
    if (latent >= knots[LAST]) {
      return 1 - beyond(latent);
    }
    if (latent < knots[0]) {
      return GRID[0] * StrictMath.exp((latent - knots[0]) / lowerTail);
    }
    int below = 0;
    int above = LAST;
    while (above - below > 1) {
      int middle = (below + above) >>> 1;
      if (knots[middle] <= latent) {
        below = middle;
      } else {
        above = middle;
      }
    }
    double share = (latent - knots[below]) / (knots[above] - knots[below]);
    return Math.min(GRID[above], GRID[below] + share * (GRID[above] - GRID[below]));
  }

  /** Canonical text: the knots, comma-separated decimals with at most three places. */
  public String text() {
    StringBuilder text = new StringBuilder(SIZE * 6);
    for (int value : thousandths) {
      if (!text.isEmpty()) {
        text.append(',');
      }
      appendDecimal(text, value);
    }
    return text.toString();
  }

  private static void appendDecimal(StringBuilder text, int value) {
    if (value < 0) {
      text.append('-');
    }
    int magnitude = Math.abs(value);
    text.append(magnitude / 1000);
    int rest = magnitude % 1000;
    for (int unit = 100; rest > 0; unit /= 10) {
      text.append(unit == 100 ? "." : "").append(rest / unit);
      rest %= unit;
    }
  }

  /**
   * Reads the canonical text.
   *
   * @throws TipoffException BAD_INPUT if it is anything else
   */
  public static CountDistribution parse(String text) {
    String[] parts = text.split(",", -1);
    double[] quantiles = new double[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        quantiles[i] = Double.parseDouble(parts[i]);
      }
      CountDistribution read = ofQuantiles(quantiles);
      if (read.text().equals(text)) {
        return read;
      }
      throw unreadable(text, "it is not in canonical form", null);
    } catch (IllegalArgumentException e) {
      throw unreadable(text, e.getMessage(), e);
    }
  }

  private static TipoffException unreadable(String text, String why, Exception cause) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        "'" + shown + "' is not a distribution: " + why,
        "Write distributions with CountDistribution.text(); run the prediction again.",
        cause);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CountDistribution that && Arrays.equals(thousandths, that.thousandths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(thousandths);
  }

  @Override
  public String toString() {
    return text();
  }
}
