package io.tipoff.standalone.command;

import io.tipoff.slate.Slate;
import io.tipoff.standalone.Predicted;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** How much was predicted. */
@Command(
    name = "predicted",
    description = {
      "Tells of a slate how many games, players and markets each system predicted.",
      "tipoff run show RUN tells who was left out, and why."
    })
final class PredictedCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "SLATE", description = "Such as nba/2025-01-15.")
  private Slate slate;

  @Override
  public Integer call() {
    return engines.run(
        Map.of(),
        services -> {
          List<Predicted.Revision> revisions = Predicted.of(services, slate);
          Printer printer = output.printer();
          if (output.isJson()) {
            printer.json(revisions);
          } else if (revisions.isEmpty()) {
            printer.line("Nothing is predicted of " + slate + ": tipoff status " + slate);
          } else {
            printer.table(
                List.of(
                    "system",
                    "as of",
                    "origin",
                    "games",
                    "players",
                    "markets",
                    "predictions",
                    "run"),
                revisions.stream().map(PredictedCommand::cells).toList());
          }
          return CommandLine.ExitCode.OK;
        });
  }

  private static List<String> cells(Predicted.Revision revision) {
    return List.of(
        revision.system(),
        revision.asOf().toString(),
        revision.origin().name(),
        Long.toString(revision.games()),
        Long.toString(revision.players()),
        Long.toString(revision.markets()),
        Long.toString(revision.predictions()),
        revision.run().map(id -> Long.toString(id)).orElse("-"));
  }
}
