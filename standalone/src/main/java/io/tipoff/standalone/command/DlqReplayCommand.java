package io.tipoff.standalone.command;

import io.tipoff.ledger.Operator;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.LetterOutcome;
import io.tipoff.standalone.operate.Letters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells dead letters again. */
@Command(
    name = "replay",
    description = {
      "Tells dead letters again, as they were, to the topics they came from.",
      "Their slates are marked too, so that the next process that acts looks at them. A message that",
      "died again and again is refused: see tipoff.messaging.dead-letters.most-replays."
    })
final class DlqReplayCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;
  @Mixin private OperatorOptions who;
  @Mixin private ChosenLetters chosen;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean rehearse;

  @Override
  public Integer call() {
    chosen.check();
    Operator operator = who.operator();
    return engines.run(Map.of(), services -> run(services, operator));
  }

  private int run(Services services, Operator operator) {
    Letters letters = services.get(Letters.class);
    List<Long> ids = chosen.of(letters);
    List<LetterOutcome> outcomes = rehearse ? letters.rehearse(ids) : letters.replay(ids, operator);
    int exit = new LetterOutcomesTold(output).tell(outcomes, "No letter is dead.");
    if (!rehearse && !letters.areTold(ids) && !output.isJson()) {
      output.printer().line("The broker has not taken them yet; they wait in the outbox.");
    }
    return exit;
  }
}
