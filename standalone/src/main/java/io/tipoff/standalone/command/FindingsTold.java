package io.tipoff.standalone.command;

import io.tipoff.ingest.season.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a source says of its files: errors first, a few of each kind. */
final class FindingsTold {

  private static final int SHOWN = 5;

  private final Printer printer;

  /**
   * A problem as a script reads it.
   *
   * @param row null if it is about the whole file
   */
  record Finding(
      Problem.Severity severity,
      Problem.Kind kind,
      String file,
      Long row,
      String message,
      String remedy) {

    static Finding of(Problem problem) {
      return new Finding(
          problem.kind().severity(),
          problem.kind(),
          problem.file(),
          problem.row().isPresent() ? problem.row().getAsLong() : null,
          problem.message(),
          problem.remedy());
    }

    @Override
    public String toString() {
      return "%s %s%s: %s %s".formatted(kind, file, row == null ? "" : ":" + row, message, remedy);
    }
  }

  FindingsTold(Printer printer) {
    this.printer = printer;
  }

  void print(List<Finding> problems) {
    section(
        problems,
        Problem.Severity.ERROR,
        "Errors in the season files; gates wait for what is lost:");
    section(
        problems, Problem.Severity.WARNING, "Warnings about the season files; the rest went on:");
    section(problems, Problem.Severity.NOTE, "Notes on the season files; nothing is wrong:");
  }

  private void section(List<Finding> problems, Problem.Severity severity, String title) {
    Map<Problem.Kind, List<Finding>> kinds = new TreeMap<>();
    for (Finding problem : problems) {
      if (problem.severity() == severity) {
        kinds.computeIfAbsent(problem.kind(), kind -> new ArrayList<>()).add(problem);
      }
    }
    if (kinds.isEmpty()) {
      return;
    }
    printer.line("");
    printer.line(title);
    kinds.forEach(this::kind);
    if (kinds.containsKey(Problem.Kind.QUARANTINED_ROW)) {
      printer.line("  The refused rows as received: tipoff quarantine -o json");
    }
  }

  private void kind(Problem.Kind kind, List<Finding> problems) {
    problems.stream().limit(SHOWN).forEach(problem -> printer.line("  " + problem));
    if (problems.size() > SHOWN) {
      printer.line(
          "  %s … and %,d more (all of them with -o json)"
              .formatted(kind, problems.size() - SHOWN));
    }
  }
}
