package io.tipoff.ingest.synthetic;

/**
 * A player's place in a rotation. Two players share the minutes of a pair: what one gains the other
 * loses, so that a team's minutes always sum to 240 and each player's have an exact distribution:
 * base ± a triangular swing, + 5 in each overtime for the five with most minutes.
 *
 * @param base whole minutes expected
 * @param swing largest gain or loss
 * @param leads whether a positive swing is his; his partner's otherwise
 * @param pair number of the pair, 0 to 5
 * @param closes whether he plays overtimes
 */
record Slot(Player player, int base, int swing, boolean leads, int pair, boolean closes) {

  /** Shocks of one game on a player's effective minutes, a binomial around 1. */
  static final double[] INVOLVEMENT = {0.7, 0.85, 1, 1.15, 1.3};

  static final double[] INVOLVEMENT_WEIGHT = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};

  /** Shocks of one game on both teams' pace. */
  static final double[] TEMPO = {0.95, 1, 1.05};

  static final double[] TEMPO_WEIGHT = {0.25, 0.5, 0.25};

  /** Probabilities of 0, 1 and 2 overtimes. */
  static final double[] OVERTIMES = {0.94, 0.055, 0.005};

  /** Share of players without a minute who were on the court for seconds all the same. */
  static final double SECONDS_ONLY = 0.3;

  /** Whole minutes in a game. */
  int minutes(int pairSwing, int overtimes) {
    return base + (leads ? pairSwing : -pairSwing) + (closes ? 5 * overtimes : 0);
  }

  /** Probability that he appears, if he is not a late scratch. */
  double appears() {
    return 1 - probability(-base) * (1 - SECONDS_ONLY);
  }

  /**
   * Effective minutes given that he appears.
   *
   * @param extra further values of the factor, such as luck, with their weights
   */
  Mixture effectiveMinutes(double[] extra, double[] extraWeight) {
    double longest = minutes(leads ? swing : -swing, OVERTIMES.length - 1);
    Mixture mixture =
        new Mixture(
            longest
                * INVOLVEMENT[INVOLVEMENT.length - 1]
                * TEMPO[TEMPO.length - 1]
                * extra[extra.length - 1]);
    double appears = appears();
    for (int own = -swing; own <= swing; own++) {
      double seconds = own == -base ? SECONDS_ONLY : 1;
      for (int overtimes = 0; overtimes < OVERTIMES.length; overtimes++) {
        int minutes = minutes(leads ? own : -own, overtimes);
        double weight = probability(own) * seconds / appears * OVERTIMES[overtimes];
        addShocks(mixture, minutes, weight, extra, extraWeight);
      }
    }
    return mixture;
  }

  private static void addShocks(
      Mixture mixture, int minutes, double weight, double[] extra, double[] extraWeight) {
    for (int i = 0; i < INVOLVEMENT.length; i++) {
      for (int t = 0; t < TEMPO.length; t++) {
        for (int e = 0; e < extra.length; e++) {
          mixture.add(
              minutes * INVOLVEMENT[i] * TEMPO[t] * extra[e],
              weight * INVOLVEMENT_WEIGHT[i] * TEMPO_WEIGHT[t] * extraWeight[e]);
        }
      }
    }
  }

  /** Expected minutes, overtimes included, whether he appears or not. */
  double meanMinutes() {
    double overtimes = OVERTIMES[1] + 2 * OVERTIMES[2];
    return base + (closes ? 5 * overtimes : 0);
  }

  private double probability(int ownSwing) {
    int distance = StrictMath.abs(ownSwing);
    return distance > swing ? 0 : (swing + 1.0 - distance) / ((swing + 1.0) * (swing + 1.0));
  }
}
