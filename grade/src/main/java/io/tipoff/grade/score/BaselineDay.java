package io.tipoff.grade.score;

import io.tipoff.slate.Market;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Errors of one baseline in one market on one date, as sums over the scored rows for which it has a
 * forecast. Sums are whole {@link Millionths}.
 *
 * @param baseline {@link Baseline#id}
 * @param scored rows
 * @param error sum of absolute errors
 * @param squared sum of squared errors
 * @param signed sum of forecast minus actual
 * @param within3 rows with an absolute error of at most 3
 * @param within5 rows with an absolute error of at most 5
 * @param lined rows that also have a market line
 * @param linedError sum of absolute errors on those
 */
record BaselineDay(
    String baseline,
    Market market,
    LocalDate gameDate,
    String season,
    long scored,
    long error,
    long squared,
    long signed,
    long within3,
    long within5,
    long lined,
    long linedError,
    Instant knownAt) {

  static final Table TABLE =
      Table.of(
              "grades",
              "baseline_day",
              BaselineDay.class,
              WriteMode.APPEND,
              "game_date",
              "baseline",
              "market")
          .partitionedBy("game_date")
          .checked(
              Check.atMost("within3", "within5").asError(),
              Check.atMost("within5", "scored").asError(),
              Check.atMost("lined", "scored").asError(),
              Check.atMost("lined_error", "error").asError(),
              Check.valuesPer(1, 1, "scored", "market", "game_date", "baseline").asError());
}
