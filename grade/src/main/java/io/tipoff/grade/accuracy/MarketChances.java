package io.tipoff.grade.accuracy;

import io.tipoff.grade.accuracy.Bootstrap.Interval;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chances of the over and integer medians at the modal line beside the market's, on the rows of a
 * season that have two real prices, once a system had the time to learn from such rows: whole dates
 * until {@value #BURN_IN} of them were seen are left out for everyone, and until {@value
 * #INTEGER_BURN_IN} for integers. Differences are paired by date; intervals are at 95 %. Null where
 * nothing is left.
 *
 * @param system its id, or {@link #ONE_HALF}
 * @param leftOut rows of the dates left out
 * @param rows rows off the line with a no-vig probability
 * @param low interval of brier minus marketBrier
 * @param slope of outcomes on predicted chances; 1 is calibrated, null for a constant
 * @param integers rows that the integer errors are on; none for a constant
 * @param integerLow interval of integerMae minus marketIntegerMae
 */
public record MarketChances(
    String season,
    Market market,
    Origin origin,
    String system,
    long leftOut,
    long rows,
    Double brier,
    Double marketBrier,
    Double low,
    Double high,
    Double logLoss,
    Double marketLogLoss,
    Double slope,
    Double slopeLow,
    Double slopeHigh,
    long integers,
    Double integerMae,
    Double marketIntegerMae,
    Double integerLow,
    Double integerHigh) {

  /** Rows of a season before which no chance is counted. */
  public static final long BURN_IN = 800;

  /** Rows of a season before which no integer median is counted. */
  public static final long INTEGER_BURN_IN = 1000;

  /** The chance that knows nothing. */
  public static final String ONE_HALF = "one half";

  private static final double BRIER_OF_HALF = 0.25;

  /**
   * The row of a system's season.
   *
   * @param days of one season, in order
   */
  static MarketChances of(SystemDays.Group group, List<AccuracyDay> days) {
    List<AccuracyDay> late = after(BURN_IN, days);
    List<AccuracyDay> later = after(INTEGER_BURN_IN, days);
    Totals t = Totals.of(late);
    Totals whole = Totals.of(later);
    Bootstrap draws = Bootstrap.of(late, Bootstrap.BESIDE_THE_MARKET);
    Interval brier = draws.of(d -> d.difference(Sum.BRIER, Sum.MARKET_BRIER, Sum.COMPARED));
    Interval slope = draws.of(Totals::calibrationSlope);
    Interval integer =
        Bootstrap.of(later, Bootstrap.BESIDE_THE_MARKET)
            .of(d -> d.difference(Sum.MODAL_INTEGER, Sum.MODAL_LINE, Sum.MODAL));
    return new MarketChances(
        days.getLast().season(),
        group.market(),
        group.origin(),
        group.system(),
        Totals.of(days).get(Sum.COMPARED) - t.get(Sum.COMPARED),
        t.get(Sum.COMPARED),
        t.mean(Sum.BRIER, Sum.COMPARED),
        t.mean(Sum.MARKET_BRIER, Sum.COMPARED),
        brier.low(),
        brier.high(),
        t.mean(Sum.LOG_LOSS, Sum.COMPARED),
        t.mean(Sum.MARKET_LOG_LOSS, Sum.COMPARED),
        t.calibrationSlope(),
        slope.low(),
        slope.high(),
        whole.get(Sum.MODAL),
        whole.mean(Sum.MODAL_INTEGER, Sum.MODAL),
        whole.mean(Sum.MODAL_LINE, Sum.MODAL),
        integer.low(),
        integer.high());
  }

  /** The same rows, each with a chance of one half. */
  private static MarketChances half(SystemDays.Group group, List<AccuracyDay> days) {
    List<AccuracyDay> late = after(BURN_IN, days);
    Totals t = Totals.of(late);
    Interval apart =
        Bootstrap.of(late, Bootstrap.BESIDE_THE_MARKET)
            .of(
                d -> {
                  Double market = d.mean(Sum.MARKET_BRIER, Sum.COMPARED);
                  return market == null ? null : BRIER_OF_HALF - market;
                });
    boolean any = t.get(Sum.COMPARED) > 0;
    return new MarketChances(
        days.getLast().season(),
        group.market(),
        group.origin(),
        ONE_HALF,
        Totals.of(days).get(Sum.COMPARED) - t.get(Sum.COMPARED),
        t.get(Sum.COMPARED),
        any ? BRIER_OF_HALF : null,
        t.mean(Sum.MARKET_BRIER, Sum.COMPARED),
        apart.low(),
        apart.high(),
        any ? StrictMath.log(2) : null,
        t.mean(Sum.MARKET_LOG_LOSS, Sum.COMPARED),
        null,
        null,
        null,
        0,
        null,
        null,
        null,
        null);
  }

  /** Days after those on which the first rows, or more, were seen. */
  private static List<AccuracyDay> after(long rows, List<AccuracyDay> days) {
    long seen = 0;
    int first = 0;
    while (first < days.size() && seen < rows) {
      seen += Sum.COMPARED.of(days.get(first));
      first++;
    }
    return days.subList(first, days.size());
  }

  /** Collects rows season by season; the constant stands once before the systems of a market. */
  static final class Table {

    private record Key(String season, Market market, Origin origin) {}

    private final Map<String, List<MarketChances>> seasons = new TreeMap<>();
    private final Set<Key> halved = new HashSet<>();

    void add(SystemDays.Group group, List<AccuracyDay> days) {
      if (Totals.of(days).get(Sum.COMPARED) == 0) {
        return;
      }
      String season = days.getLast().season();
      List<MarketChances> rows = seasons.computeIfAbsent(season, _ -> new ArrayList<>());
      Key key = new Key(season, group.market(), group.origin());
      if (halved.add(key)) {
        rows.add(half(group, days));
      }
      rows.add(of(group, days));
    }

    List<MarketChances> rows() {
      return seasons.values().stream().flatMap(List::stream).toList();
    }
  }
}
