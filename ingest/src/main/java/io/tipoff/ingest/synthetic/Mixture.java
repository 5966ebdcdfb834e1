package io.tipoff.ingest.synthetic;

/**
 * A discrete mixture over a non-negative factor that multiplies Poisson means: effective minutes of
 * a player. Many exact values are gathered on a grid, each split between its two neighbours so that
 * the mean is kept exactly and the variance to a quarter of a step squared.
 */
final class Mixture {

  /** Counts are 0 to this, exclusive. */
  static final int LONGEST = 160;

  private static final int NODES = 32;
  private static final double NEGLIGIBLE_TAIL = 1e-9;
  private static final double NEGLIGIBLE_WEIGHT = 1e-7;

  private static final double[] RECIPROCAL = new double[LONGEST];

  static {
    for (int count = 1; count < LONGEST; count++) {
      RECIPROCAL[count] = 1.0 / count;
    }
  }

  private final double step;
  private final double[] weights = new double[NODES + 1];

  /**
   * @param largest value that will be added
   */
  Mixture(double largest) {
    this.step = largest / NODES;
  }

  void add(double value, double weight) {
    double place = value / step;
    int lower = (int) place;
    if (lower >= NODES) {
      weights[NODES] += weight;
      return;
    }
    double share = place - lower;
    weights[lower] += weight * (1 - share);
    weights[lower + 1] += weight * share;
  }

  /**
   * The distribution of ones + 2·twos + 3·threes, three Poisson counts whose means are the factor
   * times these rates (Panjer's recursion at each node of the grid).
   */
  TrueDistribution count(double ones, double twos, double threes) {
    double[] mixed = new double[LONGEST];
    addCount(mixed, 1, ones, twos, threes);
    return new TrueDistribution(mixed);
  }

  /** Adds a share of such a distribution to a sum of several. */
  void addCount(double[] mixed, double share, double ones, double twos, double threes) {
    double[] node = new double[mixed.length];
    for (int n = 0; n <= NODES; n++) {
      if (weights[n] > NEGLIGIBLE_WEIGHT) {
        double factor = n * step;
        int length = panjer(node, factor * ones, factor * twos, factor * threes);
        for (int count = 0; count < length; count++) {
          mixed[count] += share * weights[n] * node[count];
        }
      }
    }
  }

  private static int panjer(double[] into, double ones, double twos, double threes) {
    into[0] = StrictMath.exp(-(ones + twos + threes));
    double reached = into[0];
    int count = 1;
    while (count < into.length && reached < 1 - NEGLIGIBLE_TAIL) {
      double sum = ones * into[count - 1];
      if (count >= 2) {
        sum += 2 * twos * into[count - 2];
      }
      if (count >= 3) {
        sum += 3 * threes * into[count - 3];
      }
      into[count] = sum * RECIPROCAL[count];
      reached += into[count];
      count++;
    }
    return count;
  }
}
