package io.tipoff.grade.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * 95 % intervals of ratios, by drawing whole dates with replacement: outcomes of one slate belong
 * together. The draws depend on the number of dates alone, so equal days give equal intervals.
 */
final class Bootstrap {

  private static final int DRAWS = 500;
  private static final int LEAST_DATES = 5;
  private static final double TAIL = 0.025;

  private static final Sum[] COLUMNS = {
    Sum.SCORED,
    Sum.HEADLINE,
    Sum.LAST10_ALL,
    Sum.LINED,
    Sum.LINED_ERROR,
    Sum.LINED_LINE,
    Sum.COMPARED,
    Sum.BRIER,
    Sum.MARKET_BRIER,
    Sum.WINS,
    Sum.LOSSES,
    Sum.NO_VIG,
    Sum.PAID,
    Sum.RETURNED,
    Sum.RETURNED_MEDIAN
  };

  /** What chances and integer medians beside the market's are made of. */
  static final Set<Sum> BESIDE_THE_MARKET =
      EnumSet.of(
          Sum.COMPARED,
          Sum.OVERS,
          Sum.BRIER,
          Sum.MARKET_BRIER,
          Sum.P_OVER,
          Sum.P_OVER_SQUARED,
          Sum.P_OVER_OVERS,
          Sum.MODAL,
          Sum.MODAL_INTEGER,
          Sum.MODAL_LINE);

  /** An interval; both bounds null where there are too few dates. */
  record Interval(Double low, Double high) {
    static final Interval NONE = new Interval(null, null);
  }

  /** How often each draw has each date. All systems and markets of a slate share a few numbers. */
  private static final class Draws {

    private static final int KEPT = 16;
    private static final Map<Integer, byte[][]> KNOWN = new ConcurrentHashMap<>();

    static byte[][] of(int dates) {
      if (KNOWN.size() > KEPT) {
        KNOWN.clear();
      }
      return KNOWN.computeIfAbsent(dates, Draws::draw);
    }

    private static byte[][] draw(int dates) {
      SplittableRandom random = new SplittableRandom(dates);
      byte[][] times = new byte[DRAWS][dates];
      for (byte[] draw : times) {
        for (int i = 0; i < dates; i++) {
          draw[random.nextInt(dates)]++;
        }
      }
      return times;
    }
  }

  private final List<Totals> draws;

  private Bootstrap(List<Totals> draws) {
    this.draws = draws;
  }

  static Bootstrap of(List<AccuracyDay> days) {
    return of(days, COLUMNS);
  }

  /** Draws of some sums alone. */
  static Bootstrap of(List<AccuracyDay> days, Set<Sum> sums) {
    return of(days, sums.toArray(Sum[]::new));
  }

  private static Bootstrap of(List<AccuracyDay> days, Sum[] taken) {
    int dates = days.size();
    if (dates < LEAST_DATES) {
      return new Bootstrap(List.of());
    }
    long[][] columns = new long[dates][taken.length];
    for (int i = 0; i < dates; i++) {
      for (int k = 0; k < taken.length; k++) {
        columns[i][k] = taken[k].of(days.get(i));
      }
    }
    List<Totals> draws = new ArrayList<>(DRAWS);
    for (byte[] times : Draws.of(dates)) {
      long[] sums = new long[taken.length];
      for (int i = 0; i < dates; i++) {
        long drawn = times[i];
        if (drawn != 0) {
          for (int k = 0; k < sums.length; k++) {
            sums[k] += drawn * columns[i][k];
          }
        }
      }
      draws.add(Totals.of(taken, sums));
    }
    return new Bootstrap(draws);
  }

  /**
   * Interval of a mean over items.
   *
   * @param sums of the items, by date
   * @param counts of the items, by date
   */
  static Interval ofMeans(double[] sums, long[] counts) {
    if (sums.length < LEAST_DATES) {
      return Interval.NONE;
    }
    double[] means = new double[DRAWS];
    byte[][] draws = Draws.of(sums.length);
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      long count = 0;
      for (int i = 0; i < sums.length; i++) {
        sum += draws[draw][i] * sums[i];
        count += draws[draw][i] * counts[i];
      }
      means[draw] = sum / count;
    }
    return between(means);
  }

  /** Interval of a statistic of the totals; draws in which it is not defined are left out. */
  Interval of(Function<Totals, Double> statistic) {
    double[] values =
        draws.stream()
            .map(draw -> Optional.ofNullable(statistic.apply(draw)))
            .flatMap(Optional::stream)
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (values.length < DRAWS / 2) {
      return Interval.NONE;
    }
    return between(values);
  }

  private static Interval between(double[] values) {
    Arrays.sort(values);
    int last = values.length - 1;
    return new Interval(
        values[(int) Math.floor(TAIL * last)], values[(int) Math.ceil((1 - TAIL) * last)]);
  }
}
