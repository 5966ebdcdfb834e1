package io.tipoff.standalone.command;

import io.tipoff.grade.accuracy.BaselineReport;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How well simple averages and the betting line do, on all rows that the rules name. */
@Command(
    name = "accuracy",
    description = {
      "Prints mean absolute errors of the simple averages and of the betting line, on all box rows",
      "with at least ten games of history, predicted or not."
    })
final class AccuracyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private EngineOptionsMixin engines;

  @Option(names = "--season", paramLabel = "SEASON", description = "One season (default: all).")
  private String season;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat output;

  @Override
  public Integer call() {
    return engines.run(
        Map.of(),
        services -> {
          print(services, new Printer(spec.commandLine().getOut()), season, output);
          return CommandLine.ExitCode.OK;
        });
  }

  /** Prints the report of one season, or of all if it is null. */
  static void print(Services services, Printer printer, String season, OutputFormat output) {
    BaselineReport all = BaselineReport.of(services.get(Warehouse.class));
    BaselineReport report =
        new BaselineReport(
            all.averages().stream()
                .filter(row -> season == null || row.season().equals(season))
                .toList(),
            all.lines().stream()
                .filter(row -> season == null || row.season().equals(season))
                .toList());
    if (output == OutputFormat.JSON) {
      printer.json(report);
      return;
    }
    printer.line("Mean absolute error of simple averages, all scored rows:");
    printer.table(
        List.of(
            "season", "market", "n", "last 5", "last 10", "season mean", "50/30/20", "10+season"),
        report.averages().stream()
            .map(
                row ->
                    cells(
                        row.season(),
                        row.market().id(),
                        row.rows(),
                        row.last5(),
                        row.last10(),
                        row.seasonMean(),
                        row.blend(),
                        row.last10AndSeason()))
            .toList());
    if (!report.lines().isEmpty()) {
      printer.line("");
      printer.line("Mean absolute error of the betting line, on the scored rows that have one:");
      printer.table(
          List.of("season", "market", "n", "line", "last 10", "50/30/20", "10+season"),
          report.lines().stream()
              .map(
                  row ->
                      cells(
                          row.season(),
                          row.market().id(),
                          row.rows(),
                          row.line(),
                          row.last10(),
                          row.blend(),
                          row.last10AndSeason()))
              .toList());
    }
  }

  private static List<String> cells(String season, String market, long rows, double... errors) {
    List<String> cells = new ArrayList<>(List.of(season, market, "%,d".formatted(rows)));
    for (double error : errors) {
      cells.add(String.format(Locale.ROOT, "%.3f", error));
    }
    return cells;
  }
}
