package io.tipoff.standalone.command;

import io.tipoff.standalone.backup.Manifest;
import io.tipoff.standalone.backup.Rebuild;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ledger and warehouse from the archive alone. */
@Command(
    name = "rebuild",
    description = {
      "Builds ledger, warehouse and exports again from the archive alone: withholds what was",
      "withheld, takes our live records as they were and does once more what was replayed and",
      "backfilled. The old ones are moved into the folder aside of the data directory. What cannot",
      "come back: see docs/operating.md. Ends with 3 if something is blocked or differs."
    })
final class RebuildCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines = EngineOptionsMixin.beginning();
  @Mixin private OutputOption output;

  @Option(
      names = "--systems",
      paramLabel = "SYSTEM[,SYSTEM]",
      description = "Prediction systems to run (default: those that ran).")
  private String systems;

  @Option(
      names = "--compare",
      paramLabel = "BACKUP",
      description = "Say which tables differ from those of this backup.")
  private Path backup;

  /**
   * @param records live outputs that were taken as they were
   * @param halts halts and resumes that hold again
   * @param aside where the old stores are
   * @param differing tables that are not as in the backup
   */
  private record Told(
      int steps,
      int records,
      int halts,
      String aside,
      SortedMap<String, String> digests,
      List<String> differing,
      Map<String, List<String>> blocked) {}

  @Override
  public Integer call() {
    SortedMap<String, String> expected =
        backup == null ? new TreeMap<>() : Manifest.of(backup.toAbsolutePath()).digests();
    Rebuild rebuild = new Rebuild(engines.directory());
    String running = systems == null ? rebuild.systems() : systems;
    try (ProgressDisplay progress = ProgressDisplay.open("rebuild", output.format())) {
      rebuild.tell(progress::show);
      engines.run(Map.of("tipoff.predict.systems", running), rebuild);
    }
    return rebuild
        .result()
        .map(result -> tell(rebuild, result, expected))
        .orElse(TipoffCommand.FAILED);
  }

  private int tell(Rebuild rebuild, Rebuild.Result result, SortedMap<String, String> expected) {
    List<String> differing =
        expected.entrySet().stream()
            .filter(was -> !was.getValue().equals(result.digests().get(was.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    String aside = rebuild.aside().map(Path::toString).orElse("");
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(
          new Told(
              result.steps(),
              result.records(),
              result.halts(),
              aside,
              result.digests(),
              differing,
              result.blocked()));
    } else {
      printer.line(
          "Did %,d replays and backfills again and took over %,d live outputs and %,d halts and resumes."
              .formatted(result.steps(), result.records(), result.halts()));
      printer.line("The digest of all is " + result.digests().get("all"));
      printer.line("The stores of before are in " + aside);
      if (backup != null) {
        printer.line(
            differing.isEmpty()
                ? "Every table is as in the backup."
                : "Not as in the backup: " + String.join(", ", differing));
      }
      if (!result.blocked().isEmpty()) {
        printer.line("Blocked: %,d scopes (tipoff stuck)".formatted(result.blocked().size()));
      }
    }
    return differing.isEmpty() && result.blocked().isEmpty()
        ? CommandLine.ExitCode.OK
        : TipoffCommand.INCOMPLETE;
  }
}
