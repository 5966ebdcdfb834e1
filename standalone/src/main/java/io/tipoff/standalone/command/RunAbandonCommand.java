package io.tipoff.standalone.command;

import io.tipoff.ledger.Operator;
import io.tipoff.standalone.operate.Runs;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a run. */
@Command(
    name = "abandon",
    description = {
      "Ends a running run; whoever works on it cannot record its result any more.",
      "What it was about is tried again by itself, within its budget."
    })
final class RunAbandonCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;
  @Mixin private OperatorOptions who;

  @Parameters(paramLabel = "ID", description = "Its number in tipoff runs.")
  private long id;

  @Override
  public Integer call() {
    Operator operator = who.operator();
    return engines.run(
        Map.of(),
        services -> {
          new RunTold(output).tell(services.get(Runs.class).abandon(id, operator));
          return CommandLine.ExitCode.OK;
        });
  }
}
