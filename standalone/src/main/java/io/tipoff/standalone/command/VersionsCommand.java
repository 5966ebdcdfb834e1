package io.tipoff.standalone.command;

import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Versions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What runs here. */
@Command(
    name = "versions",
    description = {
      "Prints the versions of the program, of its engines and libraries, and of the feature contract.",
      "The models that serve are told by: tipoff models list"
    })
final class VersionsCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines = EngineOptionsMixin.beginning();
  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    Map<String, String> versions = services.get(Versions.class).all();
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(versions);
    } else {
      printer.table(
          List.of("what", "version"),
          versions.entrySet().stream()
              .map(entry -> List.of(entry.getKey(), entry.getValue()))
              .toList());
    }
    return CommandLine.ExitCode.OK;
  }
}
