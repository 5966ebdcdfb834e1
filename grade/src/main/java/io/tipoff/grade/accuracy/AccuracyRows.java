package io.tipoff.grade.accuracy;

import io.tipoff.grade.accuracy.Bootstrap.Interval;
import io.tipoff.grade.accuracy.SystemDays.Group;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Makes rows of days. */
final class AccuracyRows {

  private AccuracyRows() {}

  /**
   * The row over these days.
   *
   * @param days at least one
   */
  static AccuracyRow of(Group group, Span span, LocalDate slate, List<AccuracyDay> days) {
    Totals t = Totals.of(days);
    Bootstrap bootstrap = Bootstrap.of(days);
    Interval headline = bootstrap.of(d -> d.mean(Sum.HEADLINE, Sum.SCORED));
    Interval last10 = bootstrap.of(d -> d.difference(Sum.HEADLINE, Sum.LAST10_ALL, Sum.SCORED));
    Interval line = bootstrap.of(d -> d.difference(Sum.LINED_ERROR, Sum.LINED_LINE, Sum.LINED));
    Interval market = bootstrap.of(d -> d.difference(Sum.BRIER, Sum.MARKET_BRIER, Sum.COMPARED));
    Interval excess = bootstrap.of(Totals::excess);
    Interval returned = bootstrap.of(d -> d.mean(Sum.RETURNED, Sum.PAID));
    Interval atMedian = bootstrap.of(d -> d.mean(Sum.RETURNED_MEDIAN, Sum.PAID));
    return new AccuracyRow(
        slate,
        group.origin(),
        group.system(),
        group.market(),
        span,
        days.getLast().season(),
        days.getFirst().date(),
        days.size(),
        t.get(Sum.SCORED),
        t.mean(Sum.HEADLINE, Sum.SCORED),
        headline.low(),
        headline.high(),
        t.mean(Sum.LAST10_ALL, Sum.SCORED),
        last10.low(),
        last10.high(),
        LeakMark.margin(
            group.market(), span, days.size(), last10, t.mean(Sum.LAST10_ALL, Sum.SCORED)),
        t.get(Sum.PREDICTED),
        t.mean(Sum.ERROR, Sum.PREDICTED),
        t.mean(Sum.LAST10, Sum.PREDICTED),
        t.mean(Sum.INTEGER, Sum.PREDICTED),
        t.mean(Sum.SIGNED, Sum.PREDICTED),
        t.rmse(),
        t.share(Sum.WITHIN_3, Sum.PREDICTED),
        t.share(Sum.WITHIN_5, Sum.PREDICTED),
        t.mean(Sum.CRPS, Sum.PREDICTED),
        t.mean(Sum.COVER_50, Sum.PREDICTED),
        t.mean(Sum.COVER_80, Sum.PREDICTED),
        t.mean(Sum.COVER_90, Sum.PREDICTED),
        t.get(Sum.LINED),
        t.mean(Sum.LINED_ERROR, Sum.LINED),
        t.mean(Sum.LINED_LINE, Sum.LINED),
        t.mean(Sum.LINED_LAST10, Sum.LINED),
        line.low(),
        line.high(),
        t.get(Sum.MODAL),
        t.mean(Sum.MODAL_INTEGER, Sum.MODAL),
        t.mean(Sum.MODAL_LINE, Sum.MODAL),
        t.get(Sum.COMPARED),
        t.mean(Sum.BRIER, Sum.COMPARED),
        t.mean(Sum.MARKET_BRIER, Sum.COMPARED),
        market.low(),
        market.high(),
        t.mean(Sum.LOG_LOSS, Sum.COMPARED),
        t.mean(Sum.MARKET_LOG_LOSS, Sum.COMPARED),
        t.calibrationSlope(),
        t.get(Sum.WINS),
        t.get(Sum.LOSSES),
        t.get(Sum.PUSHES),
        t.get(Sum.VOIDS),
        t.get(Sum.UNGRADED),
        t.get(Sum.PASSES),
        t.hitRate(),
        t.noVig(),
        excess.low(),
        excess.high(),
        t.underRate(),
        t.get(Sum.PAID),
        t.mean(Sum.RETURNED, Sum.PAID),
        returned.low(),
        returned.high(),
        t.mean(Sum.RETURNED_MEDIAN, Sum.PAID),
        atMedian.low(),
        atMedian.high(),
        t.mean(Sum.RETURNED_BEST, Sum.PAID),
        days.stream().map(AccuracyDay::knownAt).max(Comparator.<Instant>naturalOrder()).get());
  }
}
