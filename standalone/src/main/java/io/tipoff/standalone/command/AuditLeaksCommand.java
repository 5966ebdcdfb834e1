package io.tipoff.standalone.command;

import io.tipoff.audit.LeakAudit.Leak;
import io.tipoff.audit.LeakAudit.Report;
import io.tipoff.features.audit.OutcomeCorrelations.Correlation;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.audit.SlateAudit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether anything computed before the games saw what it could not know. */
@Command(
    name = "leaks",
    description = {
      "Looks for leaks in the features of a slate.",
      "Computes a revision on a copy of the warehouse, changes, takes away and adds facts at and",
      "after its cut-off, and computes it again: not one bit may change. Then holds what each",
      "feature says of the outcomes of the 30 days before against what honest ones reach."
    })
final class AuditLeaksCommand implements Callable<Integer> {

  private static final int MOST_SHOWN = 20;

  @Mixin private EngineOptionsMixin engines;

  @Option(
      names = "--slate",
      required = true,
      paramLabel = "SLATE",
      description = "Slate, such as nba/2025-01-15.")
  private Slate slate;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "Cut-off of the revision (default: the slate's first).")
  private Instant asOf;

  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::audit);
  }

  private int audit(Services services) {
    SlateAudit audit = SlateAudit.of(services, slate, Optional.ofNullable(asOf));
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(audit);
    } else {
      perturbed(printer, audit.perturbed());
      correlations(printer, audit);
    }
    boolean clean = audit.perturbed().leaks().isEmpty() && audit.suspects().isEmpty();
    return clean ? CommandLine.ExitCode.OK : TipoffCommand.INCOMPLETE;
  }

  private static void perturbed(Printer printer, Report report) {
    printer.line(
        report.values() + " values of " + report.slate() + " as of " + report.asOf() + ":");
    printer.table(
        List.of("facts changed", "how many", "values that changed"),
        report.changes().entrySet().stream()
            .map(
                probe ->
                    List.of(
                        probe.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        probe.getValue().toString(),
                        Long.toString(
                            report.leaks().stream()
                                .filter(leak -> leak.probe() == probe.getKey())
                                .count())))
            .toList());
    if (!report.leaks().isEmpty()) {
      printer.line("");
      printer.table(
          List.of("leak", "column", "row", "before", "after"),
          report.leaks().stream().limit(MOST_SHOWN).map(AuditLeaksCommand::cells).toList());
    }
  }

  private static List<String> cells(Leak leak) {
    return List.of(leak.table(), leak.column(), leak.key(), leak.before(), leak.after());
  }

  private static void correlations(Printer printer, SlateAudit audit) {
    printer.line("");
    printer.line("Features that go most with what then happened:");
    printer.table(
        List.of("feature", "outcome", "n", "correlation", "at most", ""),
        audit.correlations().stream()
            .sorted(
                Comparator.comparingDouble(
                    (Correlation one) -> -Math.abs(one.correlation()) / one.bound()))
            .limit(10)
            .map(
                one ->
                    List.of(
                        one.feature(),
                        one.outcome(),
                        Long.toString(one.rows()),
                        String.format(Locale.ROOT, "%.3f", one.correlation()),
                        String.format(Locale.ROOT, "%.3f", one.bound()),
                        one.suspect() ? "SUSPECT" : ""))
            .toList());
  }
}
