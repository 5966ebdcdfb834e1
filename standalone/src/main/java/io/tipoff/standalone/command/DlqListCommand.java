package io.tipoff.standalone.command;

import io.tipoff.ledger.LetterState;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.LetterView;
import io.tipoff.standalone.operate.Letters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The dead letters. */
@Command(
    name = "list",
    description = "Lists dead letters, oldest first; ends with 3 if any is dead.")
final class DlqListCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "DEAD",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private LetterState state;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    List<LetterView> letters = services.get(Letters.class).in(state);
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(letters);
    } else if (letters.isEmpty()) {
      printer.line("No letter is " + state.name().toLowerCase(Locale.ROOT) + ".");
    } else {
      printer.table(
          List.of("id", "topic", "position", "key", "reason", "replays", "died at", "settled by"),
          letters.stream().map(DlqListCommand::cells).toList());
    }
    boolean dead = state == LetterState.DEAD && !letters.isEmpty();
    return dead ? TipoffCommand.INCOMPLETE : CommandLine.ExitCode.OK;
  }

  private static List<String> cells(LetterView letter) {
    return List.of(
        Long.toString(letter.id()),
        letter.topic(),
        letter.position(),
        letter.key(),
        letter.reason(),
        Integer.toString(letter.replays()),
        letter.diedAt().toString(),
        letter.settledBy().orElse(""));
  }
}
