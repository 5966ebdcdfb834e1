package io.tipoff.grade.accuracy;

import io.tipoff.grade.score.Millionths;
import java.util.Arrays;
import java.util.Collection;

/** Sums over some dates, drawn or given. */
@SuppressWarnings("EnumOrdinal") // a position in an array that never leaves this class
final class Totals {

  private static final Sum[] SUMS = Sum.values();
  private static final double IN_ONE = 1e6;
  private static final long NOT_SUMMED = Long.MIN_VALUE;

  private final long[] sums;

  private Totals(long[] sums) {
    this.sums = sums;
  }

  static Totals of(Collection<AccuracyDay> days) {
    long[] sums = new long[SUMS.length];
    for (AccuracyDay day : days) {
      for (Sum sum : SUMS) {
        sums[sum.ordinal()] += sum.of(day);
      }
    }
    return new Totals(sums);
  }

  /** Sums given by their position in {@code columns}; whoever asks for another is refused. */
  static Totals of(Sum[] columns, long[] values) {
    long[] sums = new long[SUMS.length];
    Arrays.fill(sums, NOT_SUMMED);
    for (int i = 0; i < columns.length; i++) {
      sums[columns[i].ordinal()] = values[i];
    }
    return new Totals(sums);
  }

  long get(Sum sum) {
    long value = sums[sum.ordinal()];
    if (value == NOT_SUMMED) {
      throw new IllegalArgumentException(sum + " is none of the sums that were drawn");
    }
    return value;
  }

  /** Mean per item of a sum in millionths; null where there are no items. */
  Double mean(Sum sum, Sum items) {
    return get(items) == 0 ? null : Millionths.mean(get(sum), get(items));
  }

  /** Share of items that are counted by another sum; null where there are no items. */
  Double share(Sum part, Sum items) {
    return get(items) == 0 ? null : (double) get(part) / get(items);
  }

  /** Difference of two means per item. */
  Double difference(Sum sum, Sum other, Sum items) {
    return get(items) == 0 ? null : (get(sum) - get(other)) / (IN_ONE * get(items));
  }

  long decided() {
    return get(Sum.WINS) + get(Sum.LOSSES);
  }

  Double hitRate() {
    return decided() == 0 ? null : (double) get(Sum.WINS) / decided();
  }

  Double noVig() {
    return decided() == 0 ? null : Millionths.mean(get(Sum.NO_VIG), decided());
  }

  Double underRate() {
    return decided() == 0 ? null : (double) get(Sum.UNDER_OUTCOMES) / decided();
  }

  /** Hit rate beyond what the books' own probabilities of the picked sides promise. */
  Double excess() {
    return decided() == 0 ? null : hitRate() - noVig();
  }

  Double rmse() {
    Double mean = mean(Sum.SQUARED, Sum.PREDICTED);
    return mean == null ? null : StrictMath.sqrt(mean);
  }

  /** Least-squares slope of outcomes (1 over, 0 under) on predicted chances; 1 is calibrated. */
  Double calibrationSlope() {
    long n = get(Sum.COMPARED);
    if (n < 2) {
      return null;
    }
    double p = get(Sum.P_OVER) / IN_ONE;
    double spread = get(Sum.P_OVER_SQUARED) / IN_ONE - p * p / n;
    double together = get(Sum.P_OVER_OVERS) / IN_ONE - p * get(Sum.OVERS) / n;
    return spread <= 0 ? null : together / spread;
  }
}
