package io.tipoff.grade.accuracy;

import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.util.List;

/**
 * How far a season's predicted chances lie from what happened, quoted or not: at the whole number
 * below the 50/30/20 blend of averages, plus one half, on all scored rows with a prediction.
 *
 * @param rows how many they are
 * @param error expected calibration error: of ten bins of like size, by the chance, the mean
 *     distance of the share that went over from the mean chance, weighted by rows; 0–1
 * @param perfect what a forecast whose chances are all true has on as many rows, on average: {@code
 *     √(2/π)} standard errors of each bin's share
 */
public record CalibrationError(
    String season,
    Origin origin,
    String system,
    Market market,
    long rows,
    double error,
    double perfect) {

  private static final Sql ERRORS = Sql.of(CalibrationError.class, "calibration_errors.sql");

  /** Mean distance of a normal variable from its mean, in standard deviations. */
  private static final double MEAN_DISTANCE = StrictMath.sqrt(2 / Math.PI);

  /** A row of {@code calibration_errors.sql}. */
  record Sums(
      String season,
      Origin origin,
      String system,
      Market market,
      long n,
      double distance,
      double deviation) {

    private CalibrationError error() {
      return new CalibrationError(
          season, origin, system, market, n, distance / n, MEAN_DISTANCE * deviation / n);
    }
  }

  /** One row per season, origin, system and market that has such rows. */
  static List<CalibrationError> read(Warehouse warehouse, AccuracyFilter filter) {
    return warehouse.query(ERRORS, Sums.class, RunContext.LATEST).stream()
        .filter(row -> filter.takes(row.origin(), row.system(), row.market()))
        .filter(row -> filter.takesSeason(row.season()))
        .map(Sums::error)
        .toList();
  }
}
