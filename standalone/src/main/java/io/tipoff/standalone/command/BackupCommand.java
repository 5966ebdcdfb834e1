package io.tipoff.standalone.command;

import io.tipoff.standalone.backup.Backup;
import io.tipoff.standalone.backup.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A copy of everything. */
@Command(
    name = "backup",
    description = {
      "Copies ledger, warehouse, archive with its models, exports and messages, all of one instant.",
      "Takes the data directory for itself: stop tipoff serve first. Starts no run."
    })
final class BackupCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "DIR", description = "Folder to write; must not exist yet.")
  private Path target;

  @Override
  public Integer call() {
    Backup backup = new Backup(target);
    backup.check(engines.directory());
    int exit = engines.run(Map.of(), backup);
    backup.taken().ifPresent(this::print);
    return backup.taken().isPresent() ? exit : TipoffCommand.FAILED;
  }

  private void print(Manifest manifest) {
    Told told = Told.of(target, manifest);
    if (output.isJson()) {
      output.printer().json(told);
    } else {
      output.printer().table(List.of("backup", ""), told.rows());
      output.printer().line("Bring it back with: tipoff restore " + target);
    }
  }

  /** A backup in a few words. */
  record Told(
      Path folder, String takenAt, String program, int files, long bytes, long runs, String all) {

    static Told of(Path folder, Manifest manifest) {
      return new Told(
          folder.toAbsolutePath().normalize(),
          manifest.takenAt().toString(),
          manifest.program(),
          manifest.files().size(),
          manifest.size(),
          manifest.ledgerRows().getOrDefault("run", 0L),
          manifest.digests().get("all"));
    }

    List<List<String>> rows() {
      return List.of(
          List.of("folder", folder.toString()),
          List.of("taken at", takenAt),
          List.of("by version", program),
          List.of("files", "%,d".formatted(files)),
          List.of("size", "%,.1f MB".formatted(bytes / 1e6)),
          List.of("runs in the ledger", "%,d".formatted(runs)),
          List.of("digest of all", all));
    }
  }
}
