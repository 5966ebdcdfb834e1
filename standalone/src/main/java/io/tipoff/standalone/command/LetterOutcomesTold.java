package io.tipoff.standalone.command;

import io.tipoff.standalone.operate.LetterOutcome;
import java.util.List;
import picocli.CommandLine;

/** What came of an action on dead letters, and its exit code. */
record LetterOutcomesTold(OutputOption output) {

  int tell(List<LetterOutcome> outcomes, String none) {
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(outcomes);
    } else if (outcomes.isEmpty()) {
      printer.line(none);
    } else {
      printer.table(
          List.of("id", "topic", "position", "outcome", "replays", "reason"),
          outcomes.stream().map(LetterOutcomesTold::cells).toList());
    }
    boolean refused = outcomes.stream().anyMatch(outcome -> outcome.refusal().isPresent());
    return refused ? TipoffCommand.INCOMPLETE : CommandLine.ExitCode.OK;
  }

  private static List<String> cells(LetterOutcome outcome) {
    return List.of(
        Long.toString(outcome.id()),
        outcome.topic(),
        outcome.position(),
        outcome.outcome(),
        Integer.toString(outcome.replays()),
        outcome.refusal().map(why -> why.message() + ". " + why.remedy()).orElse(""));
  }
}
