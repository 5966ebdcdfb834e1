package io.tipoff.standalone.command;

import io.tipoff.ledger.Operator;
import io.tipoff.standalone.operate.Letters;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Puts dead letters aside. */
@Command(
    name = "purge",
    description = {
      "Puts dead letters aside: they count no more and can be told no more, but are kept.",
      "tipoff dlq list --state PURGED shows them."
    })
final class DlqPurgeCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;
  @Mixin private OperatorOptions who;
  @Mixin private ChosenLetters chosen;

  @Override
  public Integer call() {
    chosen.check();
    Operator operator = who.operator();
    return engines.run(
        Map.of(),
        services -> {
          Letters letters = services.get(Letters.class);
          return new LetterOutcomesTold(output)
              .tell(letters.purge(chosen.of(letters), operator), "No letter is dead.");
        });
  }
}
