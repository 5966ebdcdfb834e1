package io.tipoff.standalone.command;

import io.tipoff.grade.accuracy.AccuracyReport;
import io.tipoff.grade.accuracy.AccuracyRow;
import io.tipoff.grade.accuracy.BaselineReport;
import io.tipoff.grade.accuracy.CalibrationError;
import io.tipoff.grade.accuracy.ClosingValue;
import io.tipoff.grade.accuracy.Coverage;
import io.tipoff.grade.accuracy.MarketChances;
import io.tipoff.grade.accuracy.ModelHealth;
import io.tipoff.grade.accuracy.PickBand;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An accuracy report as tables: baselines first, then the systems on the same rows. */
final class AccuracyTables {

  private final Printer printer;

  AccuracyTables(Printer printer) {
    this.printer = printer;
  }

  /** A column: its head, and its cell of a row. */
  private record Column<R>(String head, Function<R, String> cell) {}

  private <R> void table(String title, List<R> rows, List<Column<R>> columns) {
    if (rows.isEmpty()) {
      return;
    }
    printer.line("");
    printer.line(title);
    printer.table(
        columns.stream().map(Column::head).toList(),
        rows.stream()
            .map(row -> columns.stream().map(column -> column.cell().apply(row)).toList())
            .toList());
  }

  /** Errors of averages, line and systems. */
  void errors(AccuracyReport report) {
    averages(report.baselines());
    lines(report.baselines());
    table(
        "Systems: mean absolute error of the unrounded median on all scored rows (last 10 where"
            + " there is no prediction):",
        report.systems(),
        List.of(
            new Column<>("season", AccuracyRow::season),
            new Column<>("market", row -> row.market().id()),
            new Column<>("system", AccuracyRow::system),
            new Column<>("origin", row -> row.origin().name()),
            new Column<>("n", row -> count(row.rows())),
            new Column<>("last 10", row -> number(row.last10Mae())),
            new Column<>("MAE", row -> number(row.headlineMae())),
            new Column<>("95 %", row -> interval(row.headlineLow(), row.headlineHigh())),
            new Column<>(
                "less last 10, 95 %",
                row -> interval(row.versusLast10Low(), row.versusLast10High())),
            new Column<>("predicted", row -> share(row.predicted(), row.rows()))));
    table(
        "Systems beside the betting line, on the predicted rows that have one (above 0 the line is"
            + " better):",
        report.systems().stream().filter(row -> row.lined() > 0).toList(),
        List.of(
            new Column<>("season", AccuracyRow::season),
            new Column<>("market", row -> row.market().id()),
            new Column<>("system", AccuracyRow::system),
            new Column<>("n", row -> count(row.lined())),
            new Column<>("line", row -> number(row.lineMae())),
            new Column<>("last 10", row -> number(row.linedLast10Mae())),
            new Column<>("MAE", row -> number(row.linedMae())),
            new Column<>(
                "less line, 95 %", row -> interval(row.versusLineLow(), row.versusLineHigh())),
            new Column<>("integer", row -> number(row.pricedIntegerMae())),
            new Column<>("market's", row -> number(row.marketIntegerMae()))));
    coverage(report);
    report.systems().forEach(this::suspect);
  }

  private void coverage(AccuracyReport report) {
    table(
        "Coverage: share of those who appeared that had a prediction in any market, and how many of"
            + " the predicted did not appear:",
        report.coverage(),
        List.of(
            new Column<>("season", Coverage::season),
            new Column<>("system", Coverage::system),
            new Column<>("origin", row -> row.origin().name()),
            new Column<>("appeared", row -> count(row.played())),
            new Column<>("all", row -> percent(row.predicted(), row.played())),
            new Column<>("10+ min", row -> percent(row.regularPredicted(), row.regular())),
            new Column<>("10+ earlier games", row -> percent(row.knownPredicted(), row.known())),
            new Column<>(
                "and 10+ min", row -> percent(row.knownRegularPredicted(), row.knownRegular())),
            new Column<>("predicted", row -> count(row.players())),
            new Column<>("did not appear", row -> count(row.absent()))));
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / whole);
  }

  private void suspect(AccuracyRow row) {
    if (row.looksLeaked()) {
      printer.line(
          "Too good: %s of %s in %s has an error of %.3f of last 10's; a system that does so knew who would play. Look for the leak: tipoff audit leaks."
              .formatted(
                  row.system(),
                  row.market().id(),
                  row.season(),
                  row.headlineMae() / row.last10Mae()));
    }
  }

  /** Distributions, probabilities and bets. */
  void more(AccuracyReport report) {
    table(
        "Distributions on predicted rows (coverage of the central 50, 80 and 90 % should be that):",
        report.systems(),
        List.of(
            new Column<>("season", AccuracyRow::season),
            new Column<>("market", row -> row.market().id()),
            new Column<>("system", AccuracyRow::system),
            new Column<>("n", row -> count(row.predicted())),
            new Column<>("MAE", row -> number(row.predictedMae())),
            new Column<>("integer", row -> number(row.integerMae())),
            new Column<>("bias", row -> number(row.bias())),
            new Column<>("RMSE", row -> number(row.rmse())),
            new Column<>("CRPS", row -> number(row.crps())),
            new Column<>("within 3", row -> number(row.within3())),
            new Column<>("within 5", row -> number(row.within5())),
            new Column<>("50 %", row -> number(row.coverage50())),
            new Column<>("80 %", row -> number(row.coverage80())),
            new Column<>("90 %", row -> number(row.coverage90()))));
    table(
        "P(over) on predicted rows, quoted or not, at the whole number below the 50/30/20 blend plus"
            + " one half; expected calibration error in ten bins of like size, beside that of"
            + " perfectly calibrated chances on as many rows:",
        report.calibration(),
        List.of(
            new Column<>("season", CalibrationError::season),
            new Column<>("market", row -> row.market().id()),
            new Column<>("system", CalibrationError::system),
            new Column<>("n", row -> count(row.rows())),
            new Column<>("error", row -> fine(row.error())),
            new Column<>("perfect", row -> fine(row.perfect()))));
    table(
        "P(over) at the modal line beside the de-vigged market, on rows with two real prices after"
            + " the first %d of a season; pairs and intervals by date:"
                .formatted(MarketChances.BURN_IN),
        report.chances(),
        List.of(
            new Column<>("season", MarketChances::season),
            new Column<>("market", row -> row.market().id()),
            new Column<>("system", MarketChances::system),
            new Column<>("left out", row -> count(row.leftOut())),
            new Column<>("n", row -> count(row.rows())),
            new Column<>("Brier", row -> fine(row.brier())),
            new Column<>("market's", row -> fine(row.marketBrier())),
            new Column<>(
                "less market's, 95 %",
                row -> row.low() == null ? "-" : fine(row.low()) + " to " + fine(row.high())),
            new Column<>("log loss", row -> number(row.logLoss())),
            new Column<>("market's", row -> number(row.marketLogLoss())),
            new Column<>("slope", row -> number(row.slope())),
            new Column<>("95 %", row -> interval(row.slopeLow(), row.slopeHigh()))));
    table(
        "Integer medians beside the market's integer, on such rows after the first %,d of a season:"
            .formatted(MarketChances.INTEGER_BURN_IN),
        report.chances().stream().filter(row -> row.integers() > 0).toList(),
        List.of(
            new Column<>("season", MarketChances::season),
            new Column<>("market", row -> row.market().id()),
            new Column<>("system", MarketChances::system),
            new Column<>("n", row -> count(row.integers())),
            new Column<>("integer MAE", row -> number(row.integerMae())),
            new Column<>("market's", row -> number(row.marketIntegerMae())),
            new Column<>(
                "less market's, 95 %", row -> interval(row.integerLow(), row.integerHigh()))));
    table(
        "Bets (the bar for the hit rate is the no-vig probability of the same sides; return at the"
            + " median price of the line, beside it at the price of the quote taken and at the best):",
        report.systems().stream().filter(row -> row.wins() + row.losses() > 0).toList(),
        List.of(
            new Column<>("season", AccuracyRow::season),
            new Column<>("market", row -> row.market().id()),
            new Column<>("system", AccuracyRow::system),
            new Column<>("won", row -> count(row.wins())),
            new Column<>("lost", row -> count(row.losses())),
            new Column<>("push", row -> count(row.pushes())),
            new Column<>("void", row -> count(row.voids())),
            new Column<>("open", row -> count(row.ungraded())),
            new Column<>("hit rate", row -> number(row.hitRate())),
            new Column<>("no-vig", row -> number(row.noVig())),
            new Column<>("less no-vig, 95 %", row -> interval(row.excessLow(), row.excessHigh())),
            new Column<>("under", row -> number(row.underRate())),
            new Column<>("return", row -> number(row.returnedMedian())),
            new Column<>(
                "95 %", row -> interval(row.returnedMedianLow(), row.returnedMedianHigh())),
            new Column<>("quoted", row -> number(row.returned())),
            new Column<>("95 %", row -> interval(row.returnedLow(), row.returnedHigh())),
            new Column<>("best", row -> number(row.returnedBest()))));
    table(
        "Closing-line value of decided bets whose book quoted the player again before the tip (above"
            + " 0 it moved towards the bet):",
        report.closings(),
        List.of(
            new Column<>("season", ClosingValue::season),
            new Column<>("market", row -> row.market().id()),
            new Column<>("system", ClosingValue::system),
            new Column<>("n", row -> count(row.bets())),
            new Column<>("line moved", row -> number(row.moved())),
            new Column<>("95 %", row -> interval(row.movedLow(), row.movedHigh())),
            new Column<>("at the same line", row -> count(row.same())),
            new Column<>("chance gained", row -> fine(row.gained())),
            new Column<>("95 %", row -> interval(row.gainedLow(), row.gainedHigh()))));
    table(
        "Health: hit rate less the no-vig probability of the same sides, in windows of %d days"
            .formatted(ModelHealth.DAYS),
        report.health(),
        List.of(
            new Column<>("market", row -> row.market().id()),
            new Column<>("system", ModelHealth::system),
            new Column<>("origin", row -> row.origin().name()),
            new Column<>("state", row -> row.state().name()),
            new Column<>("since", row -> row.since().toString()),
            new Column<>("last window", row -> row.from() == null ? "-" : row.from().toString()),
            new Column<>("bets", row -> count(row.bets())),
            new Column<>("less no-vig", row -> number(row.excess())),
            new Column<>("95 %", row -> interval(row.low(), row.high()))));
  }

  /** Bets by edge and side, and calibration by tenth. */
  void bands(AccuracyReport report) {
    table(
        "Bets by edge and side, and counts by predicted chance of the over (CALIBRATION):",
        report.bands(),
        List.of(
            new Column<>("season", PickBand::season),
            new Column<>("market", band -> band.market().id()),
            new Column<>("system", PickBand::system),
            new Column<>("kind", PickBand::kind),
            new Column<>("side", PickBand::side),
            new Column<>("from", band -> band.band() < 0 ? "below 0 %" : band.band() + " %"),
            new Column<>("n", band -> count(band.rows())),
            new Column<>("rate", band -> number(band.rate())),
            new Column<>("predicted", band -> number(band.probability())),
            new Column<>("no-vig", band -> number(band.noVig())),
            new Column<>("return", band -> number(band.returned()))));
  }

  private void averages(BaselineReport report) {
    table(
        "Mean absolute error of simple averages, all scored rows:",
        report.averages(),
        List.of(
            new Column<>("season", BaselineReport.Averages::season),
            new Column<>("market", row -> row.market().id()),
            new Column<>("n", row -> count(row.rows())),
            new Column<>("last 5", row -> number(row.last5())),
            new Column<>("last 10", row -> number(row.last10())),
            new Column<>("season mean", row -> number(row.seasonMean())),
            new Column<>("50/30/20", row -> number(row.blend())),
            new Column<>("10+season", row -> number(row.last10AndSeason()))));
  }

  private void lines(BaselineReport report) {
    table(
        "Mean absolute error of the betting line, on the scored rows that have one:",
        report.lines(),
        List.of(
            new Column<>("season", BaselineReport.Lines::season),
            new Column<>("market", row -> row.market().id()),
            new Column<>("n", row -> count(row.rows())),
            new Column<>("line", row -> number(row.line())),
            new Column<>("last 10", row -> number(row.last10())),
            new Column<>("50/30/20", row -> number(row.blend())),
            new Column<>("10+season", row -> number(row.last10AndSeason()))));
  }

  private static String count(long number) {
    return "%,d".formatted(number);
  }

  private static String number(Double number) {
    return number == null ? "-" : String.format(Locale.ROOT, "%.3f", number);
  }

  /** With a place more: differences in the Brier score are small. */
  private static String fine(Double number) {
    return number == null ? "-" : String.format(Locale.ROOT, "%.4f", number);
  }

  private static String interval(Double low, Double high) {
    return low == null ? "-" : number(low) + " to " + number(high);
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
  }
}
