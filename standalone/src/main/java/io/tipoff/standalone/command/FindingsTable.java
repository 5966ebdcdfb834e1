package io.tipoff.standalone.command;

import io.tipoff.standalone.operate.Finding;
import java.util.List;
import picocli.CommandLine;

/** Findings as a table or JSON; ends with 3 if something is to be done. */
record FindingsTable(OutputOption output) {

  int tell(List<Finding> findings, String none) {
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(findings);
    } else if (findings.isEmpty()) {
      printer.line(none);
    } else {
      for (Finding finding : findings) {
        printer.line(
            (finding.ok() ? "OK    " : "WRONG ") + finding.what() + ": " + finding.found());
        if (!finding.remedy().isEmpty()) {
          printer.line("      " + finding.remedy());
        }
      }
    }
    return findings.stream().allMatch(Finding::ok)
        ? CommandLine.ExitCode.OK
        : TipoffCommand.INCOMPLETE;
  }
}
