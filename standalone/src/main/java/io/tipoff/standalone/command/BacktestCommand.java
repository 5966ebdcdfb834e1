package io.tipoff.standalone.command;

import io.tipoff.dispatch.EarlierOutputs;
import io.tipoff.grade.accuracy.AccuracyFilter;
import io.tipoff.grade.accuracy.AccuracyReport;
import io.tipoff.standalone.Backtest;
import io.tipoff.standalone.KeptTrainings;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Walks forward over past seasons, for the accuracy alone. */
@Command(
    name = "backtest",
    description = {
      "Walks forward over slates of an archive and prints how well the predictions did.",
      "Ends with the tables of a replay of the same slates, without broker, database and published",
      "files. Begins with an empty warehouse, in a data directory that is for backtests alone.",
      "Earlier seasons of the archive are loaded as history."
    })
final class BacktestCommand implements Callable<Integer> {

  @Mixin private OutputOption output;
  @Mixin private WalkOptions walk;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "${env:TIPOFF_BACKTEST_DIR:-.tipoff-backtest}",
      description = "Where the backtest is kept (default: ${DEFAULT-VALUE}).")
  private Path dataDirectory;

  @Option(
      names = "--keep-models",
      description =
          "Do not train again what the backtest before in the data directory trained on the same"
              + " inputs.")
  private boolean keepsModels;

  /**
   * What it says.
   *
   * @param accuracy of everything that was predicted
   */
  record Told(ReplayRun.Summary backtest, AccuracyReport accuracy) {}

  @Override
  public Integer call() {
    Map<String, String> settings = new HashMap<>(walk.settings());
    // rows that can be made again need not wait for the disk
    settings.put("tipoff.warehouse.durability", "process-death");
    Path directory = dataDirectory.toAbsolutePath();
    Replay.Request request = walk.request(directory);
    return Backtest.run(directory, keepsModels, settings, services -> run(services, request));
  }

  private int run(Services services, Replay.Request request) {
    Warehouse warehouse = services.get(Warehouse.class);
    Printer printer = output.printer();
    ReplayRun run = new ReplayRun(printer, output.format());
    ReplayRun.Done done = walk(run, services, warehouse, request);
    AccuracyReport accuracy = AccuracyReport.of(warehouse, AccuracyFilter.none());
    if (output.isJson()) {
      printer.json(new Told(done.summary(), accuracy));
    } else {
      run.print("Backtested", done.summary());
      new AccuracyTables(printer).errors(accuracy);
    }
    return done.exit();
  }

  private static ReplayRun.Done walk(
      ReplayRun run, Services services, Warehouse warehouse, Replay.Request request) {
    Optional<Path> before = Backtest.before(services.directory());
    if (before.isEmpty()) {
      return run.carryOut(
          "backtest", services, Backtest.of(services, warehouse, EarlierOutputs.NONE), request);
    }
    try (KeptTrainings kept = KeptTrainings.of(before.get(), services)) {
      return run.carryOut("backtest", services, Backtest.of(services, warehouse, kept), request);
    }
  }
}
