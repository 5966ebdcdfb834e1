package io.tipoff.grade.outcome;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What one system got right and wrong in one market on one date, as sums. Errors, scores and
 * probabilities are whole millionths ({@link io.tipoff.grade.score.Millionths}).
 *
 * @param headlineError absolute errors on all scored rows; a row without a prediction counts with
 *     the mean of his last ten games
 * @param predicted scored rows with a prediction; the errors up to {@code lined} are on these
 * @param error of the unrounded median
 * @param integerError of the median rounded to a count
 * @param last10Error of the mean of the last ten games
 * @param signed mean minus actual
 * @param squared squared error of the mean
 * @param within3 errors of the median of at most 3
 * @param crps continuous ranked probability score
 * @param cover50 chance-weighted count of outcomes inside the central half of the distribution, as
 *     a randomised probability integral transform would find them; cover80 and cover90 likewise
 * @param lined predicted rows with a market line; the linedXxx errors are on these
 * @param modal lined rows with a no-vig probability at the modal line, where the integers compare
 * @param modalLineError of the market's integer: the modal line rounded up where the no-vig over is
 *     above one half, else down
 * @param compared rows with a count off the modal line and a no-vig probability there; the scores
 *     and probability sums below are on these, of any kind of game
 * @param overs of those, counts above the line
 * @param pOver sum of predicted chances of the over; pOverSquared of their squares; pOverOvers of
 *     those where it went over
 * @param noVig sum of the picked sides' no-vig probabilities over won and lost bets
 * @param underOutcomes won and lost bets in which the count went under
 * @param paid bets with a return at the quoted price
 */
public record SystemDay(
    Origin origin,
    String system,
    Market market,
    LocalDate gameDate,
    String season,
    long headlineError,
    long predicted,
    long error,
    long integerError,
    long last10Error,
    long signed,
    long squared,
    long within3,
    long within5,
    long crps,
    long cover50,
    long cover80,
    long cover90,
    long lined,
    long linedError,
    long linedLineError,
    long linedLast10Error,
    long modal,
    long modalIntegerError,
    long modalLineError,
    long compared,
    long overs,
    long brier,
    long marketBrier,
    long logLoss,
    long marketLogLoss,
    long pOver,
    long pOverSquared,
    long pOverOvers,
    long wins,
    long losses,
    long pushes,
    long voids,
    long ungraded,
    long passes,
    long noVig,
    long underOutcomes,
    long paid,
    long returned,
    long returnedMedian,
    long returnedBest,
    Instant knownAt) {

  /** Where these rows are kept. */
  public static final Table TABLE =
      Table.of(
              "grades",
              "system_day",
              SystemDay.class,
              WriteMode.APPEND,
              "origin",
              "system",
              "market",
              "game_date")
          .partitionedBy("game_date")
          .checked(
              Check.atMost("within3", "within5").asError(),
              Check.atMost("within5", "predicted").asError(),
              Check.atMost("lined", "predicted").asError(),
              Check.atMost("modal", "lined").asError(),
              Check.atMost("overs", "compared").asError(),
              Check.atMost("cover50", "cover80").asError(),
              Check.atMost("cover80", "cover90").asError(),
              Check.range("predicted", 0, 10_000));
}
