package io.tipoff.predict.line;

import io.tipoff.digest.ContentId;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.slate.Market;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.util.List;

/**
 * A row of predictions.line_calibration: what a system's chances of one market are worth against
 * quoted lines, from an instant on.
 *
 * @param calibrationId content-derived
 * @param fittedAsOf only facts known strictly before it were used
 * @param rows past lines that it was fitted on
 * @param intercept of {@link LineCalibration}; likewise slope
 */
public record LineCalibrationRow(
    String calibrationId,
    String system,
    Market market,
    Instant fittedAsOf,
    long rows,
    double intercept,
    double slope,
    Instant knownAt) {

  public static final Table TABLE =
      Table.of(
              "predictions",
              "line_calibration",
              LineCalibrationRow.class,
              WriteMode.APPEND,
              "calibration_id")
          .checked(
              Check.range("rows", 1, 1e8),
              Check.range("intercept", -2, 2),
              Check.range("slope", 0, 3),
              Check.unique("system", "market", "fitted_as_of").asError());

  /** What stated chances rest on: calibrations of a system on this slate and earlier ones. */
  public static List<Input> inputs(String system) {
    String table = TABLE.qualifiedName();
    String task = CalibrateLinesTask.name(system);
    return List.of(
        Input.optional(table, Relation.SAME_SLATE, task),
        Input.optional(table, Relation.EARLIER_SLATES, task));
  }

  static LineCalibrationRow of(
      String system, Market market, Instant instant, long rows, LineCalibration calibration) {
    return new LineCalibrationRow(
        ContentId.of(
            "line-calibration",
            system,
            market,
            instant,
            rows,
            calibration.intercept(),
            calibration.slope()),
        system,
        market,
        instant,
        rows,
        calibration.intercept(),
        calibration.slope(),
        instant);
  }
}
