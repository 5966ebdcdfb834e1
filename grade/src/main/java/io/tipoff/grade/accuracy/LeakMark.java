package io.tipoff.grade.accuracy;

import io.tipoff.grade.accuracy.Bootstrap.Interval;
import io.tipoff.slate.Market;
import java.util.Map;

/**
 * The error, as a share of last 10's, below which a season knows what it cannot. Points and PRA:
 * measured on real seasons with "who plays" planted, which moves these two. The others: some two
 * points below the lowest of four real seasons without a leak (0.953 in rebounds, 0.946 in assists,
 * 0.923 in threes), for a leak that tells more than who plays.
 */
final class LeakMark {

  private static final Map<Market, Double> SHARES =
      Map.of(
          Market.POINTS, 0.940,
          Market.REBOUNDS, 0.930,
          Market.ASSISTS, 0.917,
          Market.THREES, 0.906,
          Market.PRA, 0.933);

  /**
   * Dates of a season before which last 10 is of the season before in part, and easier to beat: on
   * four seasons without a leak a system that reads the day's lines fell below a mark up to the
   * 35th.
   */
  private static final int LEAST_DATES = 45;

  private LeakMark() {}

  /**
   * How far a season lies above its mark; below 0 it looks leaked.
   *
   * @param versusLast10 interval of its error less last 10's: the whole of it has to lie below
   * @param last10 mean absolute error of last 10 on the same rows; null without rows
   * @return null where there is no mark, or too little of the season
   */
  static Double margin(Market market, Span span, int dates, Interval versusLast10, Double last10) {
    Double share = SHARES.get(market);
    if (share == null
        || span != Span.SEASON
        || dates < LEAST_DATES
        || versusLast10.high() == null
        || last10 == null) {
      return null;
    }
    return 1 + versusLast10.high() / last10 - share;
  }
}
