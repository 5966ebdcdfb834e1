package io.tipoff.predict.calibration;

import io.tipoff.distribution.CountDistribution;
import java.util.List;
import java.util.Optional;

/**
 * How far outcomes fall from a system's centres: quantiles of the residuals at rising levels of the
 * centre. Between two levels they are interpolated; below the first they are the first's; above the
 * last they widen with the square root of the centre.
 *
 * @param levels rising mean centres of the nodes; at least one
 * @param residuals per node the residual at each probability of {@link CountDistribution}
 * @param pairs past predictions that it was fitted on
 */
public record Calibration(List<Double> levels, List<List<Double>> residuals, long pairs) {

  public Calibration {
    levels = List.copyOf(levels);
    residuals = residuals.stream().map(List::copyOf).toList();
    if (levels.isEmpty() || levels.size() != residuals.size()) {
      throw new IllegalArgumentException(
          levels.size() + " levels with " + residuals.size() + " rows of residuals");
    }
    for (int i = 0; i < levels.size(); i++) {
      if (i > 0 && !(levels.get(i) > levels.get(i - 1))) {
        throw new IllegalArgumentException("levels do not rise at " + i + ": " + levels);
      }
      List<Double> row = residuals.get(i);
      if (row.size() != CountDistribution.SIZE || !row.stream().sorted().toList().equals(row)) {
        throw new IllegalArgumentException(
            "residuals of level " + levels.get(i) + " are not rising quantiles: " + row);
      }
    }
  }

  /** The distribution around a centre, with the median that the residuals give it. */
  public CountDistribution around(double centre) {
    return CountDistribution.ofQuantiles(quantiles(centre));
  }

  /** As {@link #around}; empty for a centre that is not a number. */
  public Optional<CountDistribution> aroundKnown(double centre) {
    return Double.isNaN(centre) ? Optional.empty() : Optional.of(around(centre));
  }

  /**
   * The distribution around a centre that is itself the median: quantiles that the residuals put on
   * the wrong side of it are moved onto it. For centres that were fitted to least absolute error.
   */
  public CountDistribution pinnedTo(double centre) {
    double[] quantiles = quantiles(centre);
    for (int i = 0; i < CountDistribution.MIDDLE; i++) {
      quantiles[i] = Math.min(quantiles[i], centre);
    }
    quantiles[CountDistribution.MIDDLE] = centre;
    for (int i = CountDistribution.MIDDLE + 1; i < quantiles.length; i++) {
      quantiles[i] = Math.max(quantiles[i], centre);
    }
    return CountDistribution.ofQuantiles(quantiles);
  }

  private double[] quantiles(double centre) {
    int last = levels.size() - 1;
    int above = 0;
    while (above <= last && levels.get(above) <= centre) {
      above++;
    }
    List<Double> lower = residuals.get(Math.max(0, above - 1));
    List<Double> upper = residuals.get(Math.min(last, above));
    double share =
        above == 0 || above > last
            ? 0
            : (centre - levels.get(above - 1)) / (levels.get(above) - levels.get(above - 1));
    double widening =
        above > last && levels.get(last) > 0 ? Math.sqrt(centre / levels.get(last)) : 1;
    double[] quantiles = new double[CountDistribution.SIZE];
    for (int i = 0; i < quantiles.length; i++) {
      double residual = lower.get(i) * (1 - share) + upper.get(i) * share;
      quantiles[i] = centre + residual * widening;
      if (i > 0) {
        quantiles[i] = Math.max(quantiles[i - 1], quantiles[i]);
      }
    }
    return quantiles;
  }
}
