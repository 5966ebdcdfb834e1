package io.tipoff.standalone.command;

import io.tipoff.ledger.Halt;
import io.tipoff.standalone.operate.Halting.HaltView;
import java.util.List;

/** Whether picks of a slate are withheld, as text or JSON. */
record HaltsTold(OutputOption output) {

  private static final String NOT_ARCHIVED =
      "  It holds, but the archive does not have it yet, and a rebuild would forget it: see that the"
          + " archive can be written (tipoff doctor); tipoff serve then archives it within a minute.";

  void tell(HaltView halt) {
    if (output.isJson()) {
      output.printer().json(halt);
    } else {
      lines(halt).forEach(output.printer()::line);
    }
  }

  /** What there is to say of a slate; nothing of one that nobody and nothing halted. */
  static List<String> lines(HaltView halt) {
    String published =
        halt.published() == null
            ? halt.slate() + ": nothing is published yet"
            : halt.published().equals("NONE")
                ? halt.slate() + ": picks are published"
                : halt.slate()
                    + ": picks are withheld, "
                    + halt.published()
                    + (halt.detail() == null ? "" : " (" + halt.detail() + ")");
    if (halt.said() == null) {
      return List.of(published);
    }
    return halt.archived()
        ? List.of(published, said(halt.said()))
        : List.of(published, said(halt.said()), NOT_ARCHIVED);
  }

  private static String said(Halt said) {
    return "  %s by %s at %s, slates of %s through %s: %s"
        .formatted(
            said.halted() ? "halted" : "resumed",
            said.actor(),
            said.decidedAt(),
            said.first(),
            said.last(),
            said.reason());
  }
}
