package io.tipoff.standalone.command;

import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.conformance.Cell;
import io.tipoff.standalone.conformance.Conformance;
import io.tipoff.standalone.conformance.ConformanceReport;
import io.tipoff.standalone.conformance.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether everything has what it must have. */
@Command(
    name = "conformance",
    description = {
      "Shows of every task whether it has retry, breaker, heartbeat, run record, notification,",
      "validator and tests, of every source, store and destination whether it has time limit and",
      "breaker: as they are declared and wired in the program that runs.",
      "Ends with 1 if anything is missing."
    })
final class ConformanceCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines = EngineOptionsMixin.beginning();
  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    return tell(services.get(Conformance.class).examine());
  }

  private int tell(List<Subject> subjects) {
    ConformanceReport report = ConformanceReport.of(subjects);
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(report);
    } else {
      byDuties(subjects).forEach((names, alike) -> table(printer, names, alike));
      subjects.forEach(subject -> lacks(printer, subject));
      printer.line(
          report.percent()
              + " % of "
              + subjects.stream().mapToInt(subject -> subject.duties().size()).sum()
              + " (- needless; -o json says why, and of what is there how)");
    }
    return report.conforms() ? CommandLine.ExitCode.OK : TipoffCommand.FAILED;
  }

  /** Subjects with the same duties are one table. */
  private static Map<List<String>, List<Subject>> byDuties(List<Subject> subjects) {
    Map<List<String>, List<Subject>> tables = new LinkedHashMap<>();
    subjects.forEach(
        subject ->
            tables
                .computeIfAbsent(List.copyOf(subject.duties().keySet()), names -> new ArrayList<>())
                .add(subject));
    return tables;
  }

  private static void table(Printer printer, List<String> duties, List<Subject> subjects) {
    List<String> header = new ArrayList<>(List.of("what", "name"));
    header.addAll(duties);
    printer.table(
        header,
        subjects.stream()
            .map(
                subject -> {
                  List<String> row = new ArrayList<>(List.of(subject.kind(), subject.name()));
                  subject.duties().values().forEach(cell -> row.add(mark(cell)));
                  return row;
                })
            .toList());
    printer.line("");
  }

  private static String mark(Cell cell) {
    return switch (cell.verdict()) {
      case YES -> "yes";
      case NO -> "NO";
      case NEEDLESS -> "-";
    };
  }

  private static void lacks(Printer printer, Subject subject) {
    for (String duty : subject.missing()) {
      printer.line(
          "NO "
              + duty
              + " of "
              + subject.kind()
              + " "
              + subject.name()
              + ": "
              + subject.duties().get(duty).why());
    }
  }
}
