package io.tipoff.predict.calibration;

import io.tipoff.distribution.CountDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits a {@link Calibration} to pairs of past centres and outcomes. At fixed positions of the pairs
 * sorted by centre a window of neighbours is taken; its outcomes, spread evenly over their unit by
 * five jitters, less their centres give the residual quantiles of a node at the window's mean
 * centre.
 */
public final class CalibrationFit {

  /** Most pairs that are used: the latest. */
  public static final int MOST_PAIRS = 25_000;

  private static final double[] POSITIONS = {
    .01, .03, .06, .10, .15, .20, .30, .40, .50, .60, .70, .80, .85, .90, .94, .97, .99
  };
  private static final double[] JITTERS = {-0.4, -0.2, 0, 0.2, 0.4};
  private static final double HALF_WIDTH = 0.03;
  private static final int SMALLEST_HALF_WIDTH = 250;
  private static final double ROUNDING = 1e4;

  private final double[] centres;
  private final double[] outcomes;

  private CalibrationFit(double[] centres, double[] outcomes) {
    this.centres = centres;
    this.outcomes = outcomes;
  }

  /** How many centres are numbers. */
  public static long usable(double[] centres) {
    return Arrays.stream(centres).filter(centre -> !Double.isNaN(centre)).count();
  }

  /**
   * Fits. Pairs whose centre is not a number are left out.
   *
   * @param centres past centres, oldest first in an order that is always the same
   * @param outcomes counts that followed, in the same order
   * @throws IllegalArgumentException if there are none, or not as many outcomes as centres
   */
  public static Calibration fit(double[] centres, long[] outcomes) {
    if (centres.length == 0 || centres.length != outcomes.length) {
      throw new IllegalArgumentException(
          centres.length + " centres with " + outcomes.length + " outcomes");
    }
    int[] known =
        IntStream.range(0, centres.length).filter(i -> !Double.isNaN(centres[i])).toArray();
    if (known.length == 0) {
      throw new IllegalArgumentException("no centre of " + centres.length + " is a number");
    }
    int[] order =
        Arrays.stream(known, Math.max(0, known.length - MOST_PAIRS), known.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> centres[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new CalibrationFit(
            Arrays.stream(order).mapToDouble(i -> centres[i]).toArray(),
            Arrays.stream(order).mapToDouble(i -> outcomes[i]).toArray())
        .nodes();
  }

  private Calibration nodes() {
    int n = centres.length;
    int width = Math.max(SMALLEST_HALF_WIDTH, (int) (HALF_WIDTH * n));
    int least = SMALLEST_HALF_WIDTH / 2;
    List<Double> levels = new ArrayList<>();
    List<List<Double>> residuals = new ArrayList<>();
    for (double position : POSITIONS) {
      int centre = (int) (position * n);
      int from = Math.max(0, centre - width);
      int to = Math.min(n, centre + width);
      if (position < 0.5 && centre - width < 0) {
        to = Math.min(n, 2 * Math.max(centre, least));
      }
      if (position > 0.5 && centre + width > n) {
        from = Math.max(0, n - 2 * Math.max(n - centre, least));
      }
      double level = mean(from, to);
      if (levels.isEmpty() || level > levels.getLast() + 1e-9) {
        levels.add(level);
        residuals.add(residuals(from, to));
      }
    }
    return new Calibration(levels, residuals, n);
  }

  private double mean(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += centres[i];
    }
    return sum / (to - from);
  }

  private List<Double> residuals(int from, int to) {
    double[] sorted = new double[(to - from) * JITTERS.length];
    int next = 0;
    for (int i = from; i < to; i++) {
      for (double jitter : JITTERS) {
        sorted[next++] = outcomes[i] + jitter - centres[i];
      }
    }
    Arrays.sort(sorted);
    List<Double> quantiles = new ArrayList<>(CountDistribution.SIZE);
    for (int i = 0; i < CountDistribution.SIZE; i++) {
      double place = CountDistribution.probability(i) * sorted.length - 0.5;
      double at = Math.clamp(place, 0, sorted.length - 1);
      int below = (int) at;
      int above = Math.min(sorted.length - 1, below + 1);
      double value = sorted[below] + (at - below) * (sorted[above] - sorted[below]);
      quantiles.add(Math.rint(value * ROUNDING) / ROUNDING);
    }
    return quantiles;
  }
}
