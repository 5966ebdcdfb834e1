package io.tipoff.standalone.command;

import io.tipoff.ledger.ErrorLedger;
import io.tipoff.ledger.ErrorLedger.Entry;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What went wrong, whatever it was. */
@Command(
    name = "errors",
    description = {
      "Lists what went wrong, newest first: runs that failed, dead letters, notices that were given",
      "up; all, or those of a slate or a phase."
    })
final class ErrorsCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(arity = "0..1", paramLabel = "SLATE", description = "Such as nba/2025-01-15.")
  private Slate slate;

  @Option(names = "--phase", paramLabel = "PHASE", description = "${COMPLETION-CANDIDATES}.")
  private Phase phase;

  @Option(
      names = {"-n", "--latest"},
      paramLabel = "N",
      defaultValue = "30",
      description = "How many of the latest (default: ${DEFAULT-VALUE}).")
  private HowMany latest;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    List<Entry> errors =
        Answer.of(
            services
                .get(ErrorLedger.class)
                .latest(latest.number(), Optional.ofNullable(phase), Optional.ofNullable(slate)));
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(errors);
    } else if (errors.isEmpty()) {
      printer.line("Nothing went wrong.");
    } else {
      printer.table(
          List.of("at", "kind", "phase", "slate", "what", "why", "see"),
          errors.stream().map(ErrorsCommand::cells).toList());
    }
    return CommandLine.ExitCode.OK;
  }

  private static List<String> cells(Entry error) {
    return List.of(
        error.at().toString(),
        error.kind().name(),
        error.phase().orElse(""),
        error.slate().orElse(""),
        error.what(),
        error.why(),
        error.command());
  }
}
