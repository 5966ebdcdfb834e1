package io.tipoff.standalone.command;

import io.tipoff.slate.Slate;
import io.tipoff.standalone.Quarantine;
import io.tipoff.standalone.Standalone.Services;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The rows that were refused. */
@Command(
    name = "quarantine",
    description = {
      "Lists the rows of source files that were refused, with reason and remedy.",
      "Once refused they stay listed, also when a later file corrects them."
    })
final class QuarantineCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(
      arity = "0..1",
      paramLabel = "SLATE",
      description = "Such as nba/2025-01-15 (default: all).")
  private Slate slate;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    LocalDate from = slate == null ? LocalDate.EPOCH : slate.date();
    LocalDate to = slate == null ? LocalDate.of(9999, 1, 1) : slate.date();
    List<Quarantine.Row> rows = Quarantine.rows(services, from, to);
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(rows);
    } else if (rows.isEmpty()) {
      printer.line("No row was refused.");
    } else {
      printer.table(
          List.of("date", "file", "row", "field", "reason", "remedy"),
          rows.stream()
              .map(
                  row ->
                      List.of(
                          row.gameDate().toString(),
                          row.file(),
                          Long.toString(row.rowNumber()),
                          row.field(),
                          row.reason(),
                          row.remedy()))
              .toList());
    }
    return CommandLine.ExitCode.OK;
  }
}
