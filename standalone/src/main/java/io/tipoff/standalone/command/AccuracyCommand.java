package io.tipoff.standalone.command;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.grade.accuracy.AccuracyFilter;
import io.tipoff.grade.accuracy.AccuracyReport;
import io.tipoff.grade.accuracy.AccuracyRow;
import io.tipoff.grade.accuracy.BaselineReport;
import io.tipoff.slate.Market;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.page.AccuracyPage;
import io.tipoff.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How well averages, line and systems do on the rows that the rules name. */
@Command(
    name = "accuracy",
    description = {
      "Prints how well the systems do, beside simple averages and the betting line.",
      "All on the same rows: those of players with at least ten games of history. Intervals are",
      "at 95 %."
    })
final class AccuracyCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Option(names = "--season", paramLabel = "SEASON", description = "One season (default: all).")
  private String season;

  @Option(
      names = "--market",
      paramLabel = "MARKET",
      description = "One market, such as points (default: all).")
  private String market;

  @Option(names = "--system", paramLabel = "SYSTEM", description = "One system (default: all).")
  private String system;

  @Option(names = "--bands", description = "Also by edge and side, and calibration by tenth.")
  private boolean bands;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Also write a page with tables and plots, as one HTML file.")
  private Path page;

  @Override
  public Integer call() {
    AccuracyFilter filter =
        new AccuracyFilter(
            Optional.ofNullable(season),
            Optional.ofNullable(market).map(AccuracyCommand::market),
            Optional.ofNullable(system),
            Optional.empty());
    Printer printer = output.printer();
    return engines.run(Map.of(), services -> print(services, printer, filter));
  }

  private static Market market(String id) {
    for (Market market : Market.values()) {
      if (market.id().equalsIgnoreCase(id)) {
        return market;
      }
    }
    throw unknown(
        "market", id, Set.of(Market.values()).stream().map(Market::id).collect(Collectors.toSet()));
  }

  private static TipoffException unknown(String what, String given, Set<String> known) {
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        "no " + what + " '" + given + "' has been graded",
        known.isEmpty()
            ? "Nothing has been graded: replay a season first."
            : "Known: " + String.join(", ", new TreeSet<>(known)) + ".");
  }

  private int print(Services services, Printer printer, AccuracyFilter filter) {
    AccuracyReport report = report(services, filter);
    if (page != null) {
      AccuracyPage.write(report, page);
    }
    if (output.isJson()) {
      printer.json(report);
      return CommandLine.ExitCode.OK;
    }
    AccuracyTables tables = new AccuracyTables(printer);
    tables.errors(report);
    tables.more(report);
    if (bands) {
      tables.bands(report);
    }
    if (page != null) {
      printer.line("");
      printer.line("Page: " + page.toAbsolutePath());
    }
    return CommandLine.ExitCode.OK;
  }

  private static AccuracyReport report(Services services, AccuracyFilter filter) {
    Warehouse warehouse = services.get(Warehouse.class);
    AccuracyReport report = AccuracyReport.of(warehouse, filter);
    if (report.systems().isEmpty() && report.baselines().averages().isEmpty()) {
      AccuracyReport all = AccuracyReport.of(warehouse, AccuracyFilter.none());
      String season = filter.season().orElseThrow(AccuracyCommand::nothingGraded);
      throw unknown(
          "season",
          season,
          all.baselines().averages().stream()
              .map(BaselineReport.Averages::season)
              .collect(Collectors.toSet()));
    }
    if (report.systems().isEmpty() && filter.system().isPresent()) {
      throw unknown(
          "system",
          filter.system().get(),
          AccuracyReport.of(warehouse, AccuracyFilter.none()).systems().stream()
              .map(AccuracyRow::system)
              .collect(Collectors.toSet()));
    }
    return report;
  }

  private static TipoffException nothingGraded() {
    return new TipoffException(
        FailureCategory.UPSTREAM_MISSING,
        "nothing has been graded here yet",
        "Replay a season first: tipoff replay --archive DIR --season SEASON");
  }

  /** Prints the errors of one season: the short form. */
  static void printErrors(Services services, Printer printer, String season) {
    AccuracyFilter filter =
        new AccuracyFilter(
            Optional.of(season), Optional.empty(), Optional.empty(), Optional.empty());
    new AccuracyTables(printer).errors(report(services, filter));
  }
}
