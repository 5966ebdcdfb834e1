package io.tipoff.standalone.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tipoff.standalone.Backtest;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayedArchive;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.time.OperationalClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Replays with a progress bar, then tells what it did, what it took and what is left. */
final class ReplayRun {

  private static final int SHOWN = 20;

  private final Printer printer;
  private final OutputFormat output;

  ReplayRun(Printer printer, OutputFormat output) {
    this.printer = printer;
    this.output = output;
  }

  /**
   * A replay in figures.
   *
   * @param seconds wall time
   * @param sqlSeconds time inside SQL, summed over threads
   * @param statementSeconds the same by statement
   * @param taskSeconds time of the runs by task, summed over threads
   * @param runs runs by outcome
   * @param problems what the source says of its files
   * @param blocked what did not run, with the reasons, by scope
   */
  record Summary(
      int slates,
      int history,
      double seconds,
      double sqlSeconds,
      Map<String, Double> statementSeconds,
      Map<String, Double> taskSeconds,
      Map<String, Long> runs,
      List<FindingsTold.Finding> problems,
      Map<String, List<String>> blocked) {}

  /** What is left to do with it: to tell its figures, and to end with its code. */
  record Done(Summary summary, int exit) {}

  int run(Services services, Replay.Request request) {
    Backtest.refuse(services.directory().root());
    Done done = carryOut("replay", services, Replay.of(services), request);
    if (output == OutputFormat.JSON) {
      printer.json(done.summary());
    } else {
      print("Replayed", done.summary());
    }
    return done.exit();
  }

  /** Carries it out under a progress bar of this name. */
  Done carryOut(String name, Services services, Replay replay, Replay.Request request) {
    ReplayedArchive.remember(services.directory().root(), request.archive());
    OperationalClock clock = services.get(OperationalClock.class);
    long start = clock.nanoTime();
    Replay.Outcome outcome;
    try (ProgressDisplay progress = ProgressDisplay.open(name, output)) {
      outcome = replay.run(request, progress::show);
    }
    double seconds = (clock.nanoTime() - start) / 1e9;
    return new Done(
        summary(services.get(MeterRegistry.class), outcome, seconds),
        outcome.isIncomplete() ? TipoffCommand.INCOMPLETE : CommandLine.ExitCode.OK);
  }

  private static Summary summary(MeterRegistry meters, Replay.Outcome outcome, double seconds) {
    Map<String, Double> tasks = new TreeMap<>();
    for (Timer timer : meters.find("tipoff.run.duration").timers()) {
      String task = timer.getId().getTag("phase") + "/" + timer.getId().getTag("task");
      tasks.put(task, timer.totalTime(TimeUnit.MILLISECONDS) / 1000);
    }
    Map<String, Long> runs = new LinkedHashMap<>();
    meters.find("tipoff.runs").counters().stream()
        .filter(counter -> counter.count() > 0)
        .forEach(
            counter ->
                runs.merge(
                    String.valueOf(counter.getId().getTag("outcome")),
                    (long) counter.count(),
                    Long::sum));
    Map<String, Double> statements = new TreeMap<>();
    for (Timer timer : meters.find("tipoff.sql").timers()) {
      statements.put(
          timer.getId().getTag("statement"), timer.totalTime(TimeUnit.MILLISECONDS) / 1000);
    }
    return new Summary(
        outcome.slates(),
        outcome.history(),
        seconds,
        statements.values().stream().mapToDouble(Double::doubleValue).sum(),
        statements,
        tasks,
        runs,
        outcome.problems().stream().map(FindingsTold.Finding::of).toList(),
        outcome.blocked());
  }

  void print(String did, Summary summary) {
    printer.line(
        did
            + " %d slates (and %d as history) in %.1f s. Runs: %s. SQL took %.1f s, summed over threads."
                .formatted(
                    summary.slates(),
                    summary.history(),
                    summary.seconds(),
                    runs(summary.runs()),
                    summary.sqlSeconds()));
    List<List<String>> rows = new ArrayList<>();
    summary
        .taskSeconds()
        .forEach((task, seconds) -> rows.add(List.of(task, "%.1f".formatted(seconds))));
    if (!rows.isEmpty()) {
      printer.table(List.of("task", "seconds"), rows);
    }
    new FindingsTold(printer).print(summary.problems());
    if (!summary.blocked().isEmpty()) {
      printer.line("");
      printer.line("Blocked: " + summary.blocked().size() + " scopes (tipoff status SLATE):");
      summary.blocked().entrySet().stream()
          .limit(SHOWN)
          .forEach(
              entry ->
                  printer.line("  " + entry.getKey() + ": " + String.join("; ", entry.getValue())));
      if (summary.blocked().size() > SHOWN) {
        printer.line("  … and %,d more".formatted(summary.blocked().size() - SHOWN));
      }
    }
  }

  private static String runs(Map<String, Long> runs) {
    return runs.isEmpty()
        ? "none, all was done already"
        : runs.entrySet().stream()
            .map(
                entry ->
                    "%,d %s"
                        .formatted(
                            entry.getValue(),
                            entry.getKey().toLowerCase(Locale.ROOT).replace('_', ' ')))
            .collect(Collectors.joining(", "));
  }
}
