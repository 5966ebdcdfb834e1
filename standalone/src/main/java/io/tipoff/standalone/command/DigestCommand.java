package io.tipoff.standalone.command;

import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.StoreDigests;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Digests by which two stores can be compared. */
@Command(
    name = "digest",
    description = {
      "Prints the SHA-256 of every table, of all exports, and of both together.",
      "Two replays of the same payloads, models and configuration give the same."
    })
final class DigestCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    Map<String, String> digests =
        services.get(StoreDigests.class).of(services.directory().exports());
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(digests);
    } else {
      printer.table(
          List.of("what", "sha-256"),
          digests.entrySet().stream()
              .map(entry -> List.of(entry.getKey(), entry.getValue()))
              .toList());
    }
    return CommandLine.ExitCode.OK;
  }
}
