package io.tipoff.standalone.command;

import io.tipoff.digest.Digests;
import io.tipoff.dispatch.TaskCatalog;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Digests by which two stores can be compared. */
@Command(
    name = "digest",
    description = {
      "Prints the SHA-256 of every table, of all exports, and of both together.",
      "Two replays of the same payloads, models and configuration give the same."
    })
final class DigestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private EngineOptionsMixin engines;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat output;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    Map<String, String> digests = digests(services);
    Printer printer = new Printer(spec.commandLine().getOut());
    if (output == OutputFormat.JSON) {
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

  static Map<String, String> digests(Services services) {
    Warehouse warehouse = services.get(Warehouse.class);
    Map<String, String> digests = new TreeMap<>();
    for (Table table : services.get(TaskCatalog.class).tables()) {
      digests.put(table.qualifiedName(), warehouse.digest(table));
    }
    digests.put("exports", exports(services.directory().exports()));
    digests.put("all", Digests.sha256(digests.toString()));
    return digests;
  }

  private static String exports(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Digests.sha256("");
    }
    StringBuilder listing = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file :
          files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList()) {
        listing.append(directory.relativize(file)).append(' ');
        listing.append(Digests.sha256(Files.readAllBytes(file))).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Digests.sha256(listing.toString());
  }
}
