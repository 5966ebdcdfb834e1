package io.tipoff.standalone.command;

import io.tipoff.ledger.AuditLedger;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What was done by hand. */
@Command(name = "list", description = "Lists what operators did, or were refused, newest first.")
final class AuditListCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Option(
      names = {"-n", "--latest"},
      paramLabel = "N",
      defaultValue = "30",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private HowMany latest;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    List<AuditLedger.Entry> entries =
        Answer.of(services.get(AuditLedger.class).latest(latest.number()));
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(entries);
    } else if (entries.isEmpty()) {
      printer.line("Nobody has done anything yet.");
    } else {
      printer.table(
          List.of("at", "actor", "action", "target", "outcome", "reason"),
          entries.stream().map(AuditListCommand::cells).toList());
    }
    return CommandLine.ExitCode.OK;
  }

  private static List<String> cells(AuditLedger.Entry entry) {
    return List.of(
        entry.at().toString(),
        entry.actor(),
        entry.action(),
        entry.target(),
        entry.outcome(),
        entry.reason());
  }
}
