package io.tipoff.standalone.command;

import io.tipoff.dispatch.SlateGates;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.operate.Answer;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The gates of one slate. */
@Command(
    name = "show",
    description = {
      "Shows every gate of a slate by a look at the ledger now: state, reasons, until when it waits,",
      "what of it is past its deadline, and who overrides it."
    })
final class GateShowCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "SLATE", description = "Such as nba/2025-01-15.")
  private Slate slate;

  @Override
  public Integer call() {
    return engines.run(
        Map.of(),
        services ->
            new GatesTold(output)
                .tell(
                    Answer.of(
                        services
                            .get(SlateLedger.class)
                            .known(slate)
                            .flatMap(services.get(SlateGates.class)::of)),
                    "Nothing is planned for " + slate + "."));
  }
}
