package io.tipoff.standalone.command;

import io.tipoff.standalone.operate.Stuck;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What does not go on. */
@Command(
    name = "stuck",
    description = {
      "Lists runs without heartbeat for longer than their lease, gates that are blocked past their",
      "deadline, and an outbox older than a minute; ends with 3 if there is any."
    })
final class StuckCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    return engines.run(
        Map.of(),
        services ->
            new FindingsTable(output).tell(services.get(Stuck.class).find(), "Nothing is stuck."));
  }
}
