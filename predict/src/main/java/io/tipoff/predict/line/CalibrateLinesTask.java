package io.tipoff.predict.line;

import io.tipoff.distribution.LogOdds;
import io.tipoff.predict.PredictSettings;
import io.tipoff.run.Input;
import io.tipoff.run.Moment;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Market;
import io.tipoff.slate.Phase;
import io.tipoff.time.LeagueTime;
import io.tipoff.warehouse.TableRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns before the games of a slate, every few days, what a system's chances were worth against
 * the lines that were quoted, on what was known by that morning.
 */
public final class CalibrateLinesTask implements Task {

  /**
   * Ridge of the fit: it keeps few rows finite. What shrinks a slope that could as well be 0 is its
   * own error.
   */
  private static final double RIDGE = 5;

  private final String system;
  private final PredictSettings.Lines settings;

  public CalibrateLinesTask(String system, PredictSettings settings) {
    this.system = system;
    this.settings = settings.lines();
  }

  static String name(String system) {
    return "calibrate-lines-" + system;
  }

  @Override
  public TaskDeclaration declaration() {
    List<Input> inputs = new ArrayList<>(PastLines.inputs(system));
    inputs.add(
        Input.optional(
            LineCalibrationRow.TABLE.qualifiedName(), Relation.EARLIER_SLATES, name(system)));
    return TaskDeclaration.pregame(name(system), Phase.PREDICT, inputs)
        .readingAsOf(Moment.MORNING)
        .writing(LineCalibrationRow.TABLE);
  }

  @Override
  public TaskOutput run(RunContext context) {
    LocalDate date = context.slate().date();
    Instant instant = Moment.MORNING.of(context.slate());
    Optional<Instant> last = LineCalibrations.lastFit(context, system, instant);
    if (last.isPresent()) {
      LocalDate due = LeagueTime.dateOf(last.get()).plusDays(settings.cadenceDays());
      if (date.isBefore(due)) {
        return new TaskOutput.NoData("not due: fitted as of " + last.get() + ", again from " + due);
      }
    }
    List<LineCalibrationRow> rows = new ArrayList<>();
    Map<Market, List<PastLines.Past>> past = PastLines.before(context, system, instant);
    past.forEach(
        (market, lines) -> {
          if (lines.size() >= settings.minimumRows()) {
            rows.add(
                LineCalibrationRow.of(system, market, instant, lines.size(), calibration(lines)));
          }
        });
    if (rows.isEmpty()) {
      return new TaskOutput.NoData(
          "no market with " + settings.minimumRows() + " quoted lines and what followed them");
    }
    return TaskOutput.rows(TableRows.of(LineCalibrationRow.TABLE, LineCalibrationRow.class, rows));
  }

  /**
   * The calibration that would have been best on these, its slope shrunk by the share of its square
   * that is error: {@code slope · max(0, 1 − (error / slope)²)}.
   */
  static LineCalibration calibration(List<PastLines.Past> lines) {
    double[] ones = new double[lines.size()];
    Arrays.fill(ones, 1);
    double[] own = new double[ones.length];
    boolean[] overs = new boolean[ones.length];
    for (int i = 0; i < overs.length; i++) {
      own[i] = LogOdds.of(lines.get(i).distributionOver());
      overs[i] = lines.get(i).wentOver();
    }
    LogisticFit fit = LogisticFit.of(new double[][] {ones, own}, overs, new double[2], RIDGE);
    double slope = fit.weights().get(1);
    double error = fit.errors().get(1);
    double kept = slope > error ? slope * (1 - (error / slope) * (error / slope)) : 0;
    return new LineCalibration(
        LogisticFit.rounded(fit.weights().get(0)), LogisticFit.rounded(kept));
  }
}
