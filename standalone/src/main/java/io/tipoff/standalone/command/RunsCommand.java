package io.tipoff.standalone.command;

import io.tipoff.ledger.SlateLedger;
import io.tipoff.run.RunRecord;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Answer;
import io.tipoff.standalone.operate.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The run history. */
@Command(name = "runs", description = "Lists the runs of a slate, or the latest ones.")
final class RunsCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(arity = "0..1", paramLabel = "SLATE", description = "Such as nba/2025-01-15.")
  private Slate slate;

  @Option(
      names = {"-n", "--latest"},
      paramLabel = "N",
      defaultValue = "30",
      description = "How many of the latest runs (default: ${DEFAULT-VALUE}).")
  private HowMany latest;

  @Option(
      names = "--failed",
      description = "Only those that ended without a result: failed, timed out or abandoned.")
  private boolean failed;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    Runs history = services.get(Runs.class);
    List<RunRecord> runs =
        slate == null
            ? history.latest(latest.number(), failed)
            : history.of(Answer.of(services.get(SlateLedger.class).known(slate)), failed);
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(runs);
      return CommandLine.ExitCode.OK;
    }
    if (runs.isEmpty()) {
      String nothing = failed ? "No run has failed" : "Nothing has run";
      printer.line(nothing + (slate == null ? " yet." : " of " + slate + "."));
      return CommandLine.ExitCode.OK;
    }
    printer.table(
        List.of("run", "task", "slate", "pass", "as of", "attempt", "state", "ms", "reason"),
        runs.stream().map(RunsCommand::cells).toList());
    return CommandLine.ExitCode.OK;
  }

  private static List<String> cells(RunRecord run) {
    String millis =
        run.endedAt()
            .map(ended -> Long.toString(Duration.between(run.startedAt(), ended).toMillis()))
            .orElse("");
    String state =
        run.failure().map(failure -> run.state() + " " + failure).orElse(run.state().name());
    return List.of(
        Long.toString(run.id()),
        run.scope().task(),
        run.scope().slate().toString(),
        run.scope().pass().name(),
        run.scope().asOf().map(Object::toString).orElse(""),
        Integer.toString(run.attempt()),
        state,
        millis,
        run.reason());
  }
}
