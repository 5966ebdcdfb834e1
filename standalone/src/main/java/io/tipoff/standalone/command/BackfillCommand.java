package io.tipoff.standalone.command;

import io.tipoff.ledger.Operator;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Backfill;
import io.tipoff.standalone.Backfill.SlateStand;
import io.tipoff.standalone.Standalone.Services;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs what is missing of past slates. */
@Command(
    name = "backfill",
    description = {
      "Runs what is due of slates that are known already, through all phases, from what the archive",
      "holds: after a mended fault, an override or a retry. Results count as replayed.",
      "Season files are brought in by tipoff replay. Ends with 3 if something is blocked."
    })
final class BackfillCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;
  @Mixin private OperatorOptions who;

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "First date.")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last date.")
  private LocalDate to;

  @Option(names = "--dry-run", description = "Say what is due, and run nothing.")
  private boolean rehearse;

  @Override
  public Integer call() {
    Operator operator = who.operator();
    return engines.run(Map.of(), services -> run(services, operator));
  }

  private int run(Services services, Operator operator) {
    Backfill backfill = services.get(Backfill.class);
    List<Slate> slates = rehearse ? backfill.slates(from, to) : backfill.slates(from, to, operator);
    List<SlateStand> stands =
        rehearse ? backfill.rehearse(slates) : backfill.run(slates, operator, settled -> {});
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(stands);
    } else {
      printer.table(
          List.of("slate", "due", "waiting", "blocked", "done"),
          stands.stream().map(BackfillCommand::cells).toList());
    }
    return stands.stream().anyMatch(stand -> stand.blocked() > 0)
        ? TipoffCommand.INCOMPLETE
        : CommandLine.ExitCode.OK;
  }

  private static List<String> cells(SlateStand stand) {
    return List.of(
        stand.slate().toString(),
        Long.toString(stand.due()),
        Long.toString(stand.waiting()),
        Long.toString(stand.blocked()),
        Long.toString(stand.done()));
  }
}
