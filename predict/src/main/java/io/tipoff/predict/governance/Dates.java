package io.tipoff.predict.governance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A mean over games with its interval, by drawing whole dates with replacement: outcomes of one
 * slate belong together. The draws depend on the number of dates alone.
 */
final class Dates {

  private static final int DRAWS = 500;
  private static final int LEAST_DATES = 5;
  private static final double TAIL = 0.025;

  private final TreeMap<LocalDate, double[]> sums = new TreeMap<>();

  /** Bounds at 95 %. */
  record Interval(double low, double high) {}

  void add(LocalDate date, double value) {
    double[] sum = sums.computeIfAbsent(date, _ -> new double[2]);
    sum[0] += value;
    sum[1]++;
  }

  double mean() {
    return ratio(sums.values().toArray(double[][]::new));
  }

  /** Empty where there are fewer than five dates. */
  Optional<Interval> interval() {
    double[][] days = sums.values().toArray(double[][]::new);
    if (days.length < LEAST_DATES) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(days.length);
    double[] means = new double[DRAWS];
    double[][] drawn = new double[days.length][];
    for (int draw = 0; draw < DRAWS; draw++) {
      Arrays.setAll(drawn, _ -> days[random.nextInt(days.length)]);
      means[draw] = ratio(drawn);
    }
    Arrays.sort(means);
    int last = DRAWS - 1;
    return Optional.of(
        new Interval(
            means[(int) Math.floor(TAIL * last)], means[(int) Math.ceil((1 - TAIL) * last)]));
  }

  private static double ratio(double[][] days) {
    double sum = 0;
    double games = 0;
    for (double[] day : days) {
      sum += day[0];
      games += day[1];
    }
    return sum / games;
  }
}
