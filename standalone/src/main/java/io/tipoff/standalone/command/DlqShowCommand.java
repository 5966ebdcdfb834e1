package io.tipoff.standalone.command;

import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.LetterView;
import io.tipoff.standalone.operate.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One dead letter. */
@Command(name = "show", description = "Shows a dead letter as it was received, and why it died.")
final class DlqShowCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "ID", description = "Its number in tipoff dlq list.")
  private long id;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    LetterView letter = services.get(Letters.class).show(id);
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(letter);
      return CommandLine.ExitCode.OK;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("from", letter.topic() + " at " + letter.position()));
    rows.add(List.of("key", letter.key()));
    rows.add(List.of("died", letter.diedAt() + " " + letter.reason()));
    rows.add(List.of("detail", letter.detail()));
    rows.add(List.of("state", letter.state() + settled(letter)));
    rows.add(List.of("replays", letter.replays() + replayOf(letter)));
    LetterView.Content content = letter.content().orElseThrow();
    content.headers().forEach(header -> rows.add(List.of(header.name(), header.value())));
    printer.table(List.of("letter", Long.toString(id)), rows);
    printer.line("");
    printer.line(content.body());
    return CommandLine.ExitCode.OK;
  }

  private static String settled(LetterView letter) {
    return letter.settledBy().map(by -> " by " + by).orElse("")
        + letter.settledAt().map(at -> " at " + at).orElse("");
  }

  private static String replayOf(LetterView letter) {
    return letter.replayOf().map(earlier -> ", this is the replay of letter " + earlier).orElse("");
  }
}
