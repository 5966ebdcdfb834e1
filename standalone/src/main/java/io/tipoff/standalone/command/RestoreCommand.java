package io.tipoff.standalone.command;

import io.tipoff.standalone.backup.Restore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A backup brought back. */
@Command(
    name = "restore",
    description = {
      "Brings a backup back, after reading every file of it. Starts nothing.",
      "A data directory that holds something is left alone unless --force is given."
    })
final class RestoreCommand implements Callable<Integer> {

  @Mixin private OutputOption output;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = EngineOptionsMixin.DATA_DIRECTORY,
      description = "Where to (default: ${DEFAULT-VALUE}).")
  private Path dataDirectory;

  @Option(
      names = "--force",
      description = "Move what the data directory holds into its folder aside; delete nothing.")
  private boolean force;

  @Parameters(paramLabel = "DIR", description = "Folder that tipoff backup wrote.")
  private Path backup;

  /** What was restored, and where that is which was there before. */
  private record Told(BackupCommand.Told backup, String aside) {}

  @Override
  public Integer call() {
    Restore.Restored restored = new Restore(backup, force).into(dataDirectory.toAbsolutePath());
    BackupCommand.Told told = BackupCommand.Told.of(backup, restored.manifest());
    String aside = restored.aside().map(Path::toString).orElse("");
    if (output.isJson()) {
      output.printer().json(new Told(told, aside));
    } else {
      output.printer().table(List.of("restored", ""), told.rows());
      if (!aside.isEmpty()) {
        output.printer().line("What was there before is in " + aside);
      }
      output.printer().line("tipoff digest prints the same digest until something runs.");
    }
    return CommandLine.ExitCode.OK;
  }
}
