package io.tipoff.standalone.command;

import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayedArchive;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which slates of which season files to go through, and with which systems. */
final class WalkOptions {

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description =
          "Directory of season files, see docs/season-files.md (default: the one used last in the"
              + " data directory).")
  private Path archive;

  @Option(
      names = "--season",
      required = true,
      split = ",",
      paramLabel = "SEASON",
      description = "Such as 2024-25; may be repeated or separated by commas.")
  private List<String> seasons;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      defaultValue = "1900-01-01",
      description = "First date to go through with all phases.")
  private LocalDate first;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      defaultValue = "9999-12-31",
      description = "Last date.")
  private LocalDate to;

  @Option(
      names = "--systems",
      paramLabel = "SYSTEM[,SYSTEM]",
      description = "Prediction systems to run (default: all that are configured).")
  private String systems;

  @Option(
      names = "--history",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Load earlier seasons of the archive as history (default: yes).")
  private boolean history;

  /** Configuration that they ask for. */
  Map<String, String> settings() {
    return systems == null ? Map.of() : Map.of("tipoff.predict.systems", systems);
  }

  /**
   * What they ask for, as far as it can be checked before anything is started.
   *
   * @throws io.tipoff.failure.TipoffException as {@link Replay#check}
   */
  Replay.Request request(Path dataDirectory) {
    Path from = archive == null ? ReplayedArchive.recall(dataDirectory) : archive;
    Replay.Request request = new Replay.Request(from.toAbsolutePath(), seasons, first, to, history);
    Replay.check(request);
    return request;
  }
}
