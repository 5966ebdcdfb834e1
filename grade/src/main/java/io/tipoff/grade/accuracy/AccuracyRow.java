package io.tipoff.grade.accuracy;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How good one system is in one market over a span of dates. Intervals ({@code ...Low}, {@code
 * ...High}) are at 95 %, bootstrapped by date. Null where nothing was counted.
 *
 * @param slateDate last date counted
 * @param dates dates with scored rows or grades
 * @param rows scored rows: regular season and play-in, at least ten games of history, predicted or
 *     not
 * @param headlineMae mean absolute error of the unrounded median on all rows; a row without a
 *     prediction counts with the mean of his last ten games
 * @param last10Mae of that mean, on all rows
 * @param versusLast10Low interval of headlineMae minus last10Mae
 * @param leakMargin how far the upper end of that interval, as a share of last10Mae, lies above the
 *     share below which a season knows who will play; see {@link LeakMark}
 * @param predicted rows with a prediction; the columns up to {@code coverage90} are on these
 * @param integerMae of the median as a count
 * @param bias mean of the predicted mean minus actual
 * @param within3 share of rows with an absolute error of at most 3
 * @param crps in counts
 * @param coverage50 share of outcomes in the central half of the distribution, by the expected
 *     randomised probability integral transform
 * @param lined predicted rows with a market line as received; the three next columns are on these
 * @param versusLineLow interval of linedMae minus lineMae
 * @param priced lined rows with a no-vig probability at the modal line
 * @param pricedIntegerMae of the median as a count; marketIntegerMae of the modal line rounded up
 *     where the no-vig over is above one half, else down
 * @param compared rows off the modal line with a no-vig probability there; a constant one half has
 *     a Brier score of 0.25 and a log loss of 0.6931
 * @param versusMarketLow interval of brier minus marketBrier
 * @param calibrationSlope of outcomes on predicted chances; 1 is calibrated
 * @param hitRate wins / (wins + losses); noVig the mean no-vig probability of the same sides,
 *     underRate the share of unders among the same bets
 * @param excessLow interval of hitRate minus noVig
 * @param bets with a return; returned is profit per unit at the quoted prices, returnedMedian at
 *     the median price of the line over the books, returnedBest at the best
 */
public record AccuracyRow(
    LocalDate slateDate,
    Origin origin,
    String system,
    Market market,
    Span span,
    String season,
    LocalDate firstDate,
    long dates,
    long rows,
    Double headlineMae,
    Double headlineLow,
    Double headlineHigh,
    Double last10Mae,
    Double versusLast10Low,
    Double versusLast10High,
    Double leakMargin,
    long predicted,
    Double predictedMae,
    Double predictedLast10Mae,
    Double integerMae,
    Double bias,
    Double rmse,
    Double within3,
    Double within5,
    Double crps,
    Double coverage50,
    Double coverage80,
    Double coverage90,
    long lined,
    Double linedMae,
    Double lineMae,
    Double linedLast10Mae,
    Double versusLineLow,
    Double versusLineHigh,
    long priced,
    Double pricedIntegerMae,
    Double marketIntegerMae,
    long compared,
    Double brier,
    Double marketBrier,
    Double versusMarketLow,
    Double versusMarketHigh,
    Double logLoss,
    Double marketLogLoss,
    Double calibrationSlope,
    long wins,
    long losses,
    long pushes,
    long voids,
    long ungraded,
    long passes,
    Double hitRate,
    Double noVig,
    Double excessLow,
    Double excessHigh,
    Double underRate,
    long bets,
    Double returned,
    Double returnedLow,
    Double returnedHigh,
    Double returnedMedian,
    Double returnedMedianLow,
    Double returnedMedianHigh,
    Double returnedBest,
    Instant knownAt) {

  /** Where these rows are kept, one set per slate. */
  public static final Table TABLE =
      Table.of(
              "grades",
              "accuracy",
              AccuracyRow.class,
              WriteMode.APPEND,
              "slate_date",
              "origin",
              "system",
              "market",
              "span")
          .partitionedBy("slate_date")
          .checked(
              Check.atMost("predicted", "rows").asError(),
              Check.atMost("lined", "predicted").asError(),
              Check.atMost("priced", "lined").asError(),
              Check.atMost("headline_low", "headline_high").asError(),
              Check.atMost("first_date", "slate_date").asError(),
              Check.range("hit_rate", 0, 1).asError(),
              Check.range("within3", 0, 1).asError(),
              Check.range("coverage90", 0, 1).asError(),
              Check.range("brier", 0, 1).asError(),
              Check.range("leak_margin", 0, 1)
                  .remedy(
                      "A system knew who would play: find the leak with tipoff audit leaks --slate."),
              Check.range("headline_mae", 0, 20));

  /** Whether its error is so small, with all its uncertainty, that it looks like a leak. */
  public boolean looksLeaked() {
    return leakMargin != null && leakMargin < 0;
  }
}
