package io.tipoff.predict.line;

import io.tipoff.distribution.LogOdds;
import java.util.Arrays;
import java.util.List;

/**
 * Weights of logarithmic odds: {@code P(outcome) = chance(Σ weight · column)}, fitted to greatest
 * likelihood by Newton's steps, each weight held to a prior by a ridge. The same rows in the same
 * order give the same bits.
 *
 * @param weights one per column
 * @param errors standard error of each
 */
public record LogisticFit(List<Double> weights, List<Double> errors) {

  private static final int STEPS = 50;
  private static final double ENOUGH = 1e-10;
  private static final double ROUNDING = 1e4;

  public LogisticFit {
    weights = List.copyOf(weights);
    errors = List.copyOf(errors);
  }

  /**
   * Fits.
   *
   * @param columns values by column and row
   * @param outcomes whether it happened, by row
   * @param prior weights without a row
   * @param ridge how much information, in units of a column's squares, the prior stands for
   */
  public static LogisticFit of(
      double[][] columns, boolean[] outcomes, double[] prior, double ridge) {
    double[] weights = prior.clone();
    double[][] curvature = new double[0][];
    for (int step = 0; step < STEPS; step++) {
      double[] slope = new double[prior.length];
      curvature = new double[prior.length][prior.length];
      for (int i = 0; i < prior.length; i++) {
        slope[i] = ridge * (weights[i] - prior[i]);
        curvature[i][i] = ridge;
      }
      for (int row = 0; row < outcomes.length; row++) {
        double chance = LogOdds.chance(logOdds(columns, weights, row));
        double miss = chance - (outcomes[row] ? 1 : 0);
        for (int i = 0; i < prior.length; i++) {
          slope[i] += miss * columns[i][row];
          for (int j = 0; j < prior.length; j++) {
            curvature[i][j] += chance * (1 - chance) * columns[i][row] * columns[j][row];
          }
        }
      }
      double[] change = solve(curvature, slope);
      for (int i = 0; i < prior.length; i++) {
        weights[i] -= change[i];
      }
      if (Arrays.stream(change).allMatch(one -> Math.abs(one) < ENOUGH)) {
        break;
      }
    }
    double[] errors = new double[prior.length];
    for (int i = 0; i < prior.length; i++) {
      double[] unit = new double[prior.length];
      unit[i] = 1;
      errors[i] = Math.sqrt(solve(curvature, unit)[i]);
    }
    return new LogisticFit(boxed(weights), boxed(errors));
  }

  /** A weight as it is kept: to a ten-thousandth, far below its error. */
  public static double rounded(double weight) {
    return Math.rint(weight * ROUNDING) / ROUNDING;
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static double logOdds(double[][] columns, double[] weights, int row) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * columns[i][row];
    }
    return sum;
  }

  /** By Gauss's elimination; a ridge makes the matrix positive definite, so no pivot is 0. */
  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    double[] x = right.clone();
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = pivot + 1; row < n; row++) {
        double factor = a[row][pivot] / a[pivot][pivot];
        for (int column = pivot; column < n; column++) {
          a[row][column] -= factor * a[pivot][column];
        }
        x[row] -= factor * x[pivot];
      }
    }
    for (int row = n - 1; row >= 0; row--) {
      for (int column = row + 1; column < n; column++) {
        x[row] -= a[row][column] * x[column];
      }
      x[row] /= a[row][row];
    }
    return x;
  }
}
