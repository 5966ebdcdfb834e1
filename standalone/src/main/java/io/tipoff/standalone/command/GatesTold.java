package io.tipoff.standalone.command;

import io.tipoff.dispatch.GateView;
import io.tipoff.run.GateOverride;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Gates as a table or JSON, and their exit code. */
record GatesTold(OutputOption output) {

  int tell(List<GateView> gates, String none) {
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(gates);
    } else if (gates.isEmpty()) {
      printer.line(none);
    } else {
      printer.table(
          List.of(
              "slate", "pass", "phase", "gate", "until", "tasks", "late", "reasons", "overridden"),
          gates.stream().map(GatesTold::cells).toList());
    }
    boolean blocked = gates.stream().anyMatch(GateView::isBlocked);
    return blocked ? TipoffCommand.INCOMPLETE : CommandLine.ExitCode.OK;
  }

  private static List<String> cells(GateView gate) {
    return List.of(
        gate.slate().toString(),
        gate.pass().name(),
        gate.phase().id(),
        gate.state(),
        gate.until().map(Instant::toString).orElse(""),
        Integer.toString(gate.tasks()),
        gate.late().stream()
            .map(late -> late.task() + " since " + late.since())
            .collect(Collectors.joining("; ")),
        String.join("; ", gate.reasons()),
        gate.overrides().stream().map(GatesTold::text).collect(Collectors.joining("; ")));
  }

  private static String text(GateOverride one) {
    return "by " + one.actor() + " until " + one.expiresAt() + ": " + one.reason();
  }
}
