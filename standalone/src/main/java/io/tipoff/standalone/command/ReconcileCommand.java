package io.tipoff.standalone.command;

import io.tipoff.dispatch.Kernel;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Answer;
import io.tipoff.standalone.operate.ScopeView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One look at a slate. */
@Command(
    name = "reconcile",
    description = {
      "Looks once at a slate and says of every task what is due, and why the others are not.",
      "Starts nothing; ends with 3 if something is blocked."
    })
final class ReconcileCommand implements Callable<Integer> {

  private static final String BLOCKED = "BLOCKED";

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "SLATE", description = "Such as nba/2025-01-15.")
  private Slate slate;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    Answer.of(services.get(SlateLedger.class).known(slate));
    List<ScopeView> scopes =
        ScopeView.of(Answer.of(services.get(Kernel.class).dispatcher().look(slate)));
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(scopes);
    } else {
      printer.table(
          List.of("pass", "phase", "task", "as of", "decision", "until", "reasons"),
          scopes.stream().map(ReconcileCommand::cells).toList());
    }
    return scopes.stream().anyMatch(scope -> scope.decision().equals(BLOCKED))
        ? TipoffCommand.INCOMPLETE
        : CommandLine.ExitCode.OK;
  }

  private static List<String> cells(ScopeView scope) {
    return List.of(
        scope.pass().name(),
        scope.phase().id(),
        scope.task(),
        scope.asOf().map(Instant::toString).orElse(""),
        scope.decision(),
        scope.until().map(Instant::toString).orElse(""),
        String.join("; ", scope.reasons()));
  }
}
