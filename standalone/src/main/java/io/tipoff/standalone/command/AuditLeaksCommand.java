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

  /** Features shown if fewer are suspect. */
  private static final int NEAREST = 10;

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

  static void correlations(Printer printer, SlateAudit audit) {
    List<Correlation> nearest =
        audit.correlations().stream()
            .sorted(Comparator.comparingDouble(Correlation::ofBound).reversed())
            .toList();
    long shown = Math.max(audit.suspects().size(), NEAREST);
    printer.line("");
    printer.line(
        nearest.isEmpty()
            ? "Too few rows of the 30 days before to say what features know of what then happened."
            : "Features that go most with what then happened, for what honest ones reach:");
    printer.table(
        List.of("feature", "outcome", "n", "correlation", "honest", "at most", ""),
        nearest.stream()
            .limit(shown)
            .map(
                one ->
                    List.of(
                        one.feature(),
                        one.outcome(),
                        Long.toString(one.rows()),
                        text(one.correlation()),
                        text(one.clean()),
                        text(one.bound()),
                        one.suspect() ? "SUSPECT" : ""))
            .toList());
  }

  private static String text(double correlation) {
    return String.format(Locale.ROOT, "%.3f", correlation);
  }
}
