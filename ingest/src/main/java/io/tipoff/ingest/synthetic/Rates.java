package io.tipoff.ingest.synthetic;

import io.tipoff.slate.Market;
import java.util.EnumMap;
import java.util.Map;

/**
 * Mean counts per effective minute of one player in one game.
 *
 * @param perMinute of every {@link Stat}
 */
record Rates(Map<Stat, Double> perMinute) {

  /** Shooting luck of one player in one game: on makes; misses take the complement. */
  static final double[] LUCK = {0.7, 1, 1.3};

  static final double[] LUCK_WEIGHT = {0.25, 0.5, 0.25};

  double of(Stat stat) {
    return perMinute.get(stat);
  }

  double points() {
    return 2 * of(Stat.TWO_MADE) + 3 * of(Stat.THREE_MADE) + of(Stat.FREE_MADE);
  }

  double rebounds() {
    return of(Stat.OFFENSIVE_REBOUND) + of(Stat.DEFENSIVE_REBOUND);
  }

  /** Counts of a game with these effective minutes. */
  Map<Stat, Integer> play(double effectiveMinutes, Draws draws) {
    double luck = LUCK[draws.below(2) + draws.below(2)];
    Map<Stat, Integer> counts = new EnumMap<>(Stat.class);
    for (Stat stat : Stat.values()) {
      double mean = of(stat) * effectiveMinutes;
      if (stat.isScored()) {
        mean *= luck;
      }
      if (stat.isMissed()) {
        mean *= 2 - luck;
      }
      int count = draws.poisson(mean);
      counts.put(stat, stat == Stat.FOUL ? StrictMath.min(count, 6) : count);
    }
    return counts;
  }

  /**
   * The true distribution of a market's count.
   *
   * @param minutes effective minutes
   * @param luckyMinutes the same times luck
   */
  TrueDistribution truth(Market market, Mixture minutes, Mixture luckyMinutes) {
    double twos = of(Stat.TWO_MADE);
    double threes = of(Stat.THREE_MADE);
    double free = of(Stat.FREE_MADE);
    return switch (market) {
      case POINTS -> luckyMinutes.count(free, twos, threes);
      case THREES -> luckyMinutes.count(threes, 0, 0);
      case REBOUNDS -> minutes.count(rebounds(), 0, 0);
      case ASSISTS -> minutes.count(of(Stat.ASSIST), 0, 0);
      case STEALS -> minutes.count(of(Stat.STEAL), 0, 0);
      case BLOCKS -> minutes.count(of(Stat.BLOCK), 0, 0);
      case PRA -> {
        double others = rebounds() + of(Stat.ASSIST);
        double[] mixed = new double[Mixture.LONGEST];
        for (int l = 0; l < LUCK.length; l++) {
          double luck = LUCK[l];
          minutes.addCount(mixed, LUCK_WEIGHT[l], luck * free + others, luck * twos, luck * threes);
        }
        yield new TrueDistribution(mixed);
      }
    };
  }
}
