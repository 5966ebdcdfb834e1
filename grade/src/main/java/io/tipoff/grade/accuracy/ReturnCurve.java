package io.tipoff.grade.accuracy;

import io.tipoff.grade.outcome.SystemDay;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Profit of the bets of a season so far, date by date, at the quoted prices.
 *
 * @param points dates with bets, in their order
 */
public record ReturnCurve(
    String season, Origin origin, String system, Market market, List<Point> points) {

  /** Standard errors on either side of zero in a 95 % interval. */
  private static final double Z = 1.96;

  public ReturnCurve {
    points = List.copyOf(points);
  }

  /**
   * A date.
   *
   * @param bets bets so far
   * @param profit in units staked, so far
   * @param chance half the 95 % interval, around zero, of the profit of as many bets without an
   *     edge: 1.96 times the root of the summed squares of the dates' profits
   */
  public record Point(LocalDate date, long bets, double profit, double chance) {}

  static ReturnCurve of(String season, SystemDays.Group group, List<AccuracyDay> days) {
    List<Point> points = new ArrayList<>();
    long bets = 0;
    double profit = 0;
    double squares = 0;
    for (AccuracyDay day : days) {
      long paid = day.system().map(SystemDay::paid).orElse(0L);
      if (paid > 0) {
        double gained = day.system().map(SystemDay::returned).orElse(0L) / 1e6;
        bets += paid;
        profit += gained;
        squares += gained * gained;
        points.add(new Point(day.date(), bets, profit, Z * Math.sqrt(squares)));
      }
    }
    return new ReturnCurve(season, group.origin(), group.system(), group.market(), points);
  }
}
