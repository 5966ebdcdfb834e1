package io.tipoff.standalone.command;

import io.tipoff.ledger.RunDetail;
import io.tipoff.standalone.operate.Runs;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One run. */
@Command(name = "show", description = "Shows all that the ledger knows of a run.")
final class RunShowCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "ID", description = "Its number in tipoff runs.")
  private long id;

  @Override
  public Integer call() {
    return engines.run(
        Map.of(),
        services -> {
          RunDetail run = services.get(Runs.class).show(id);
          new RunTold(output).tell(run);
          return CommandLine.ExitCode.OK;
        });
  }
}
