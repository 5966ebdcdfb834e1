package io.tipoff.standalone.command;

import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayedArchive;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays past slates from a directory of season files. */
@Command(
    name = "replay",
    description = {
      "Replays slates of an archive through all phases, from raw payload to grade.",
      "Earlier seasons of the archive are loaded as history. What is done already is not done again."
    })
final class ReplayCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description =
          "Directory of season files, see docs/season-files.md (default: the one replayed last).")
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
      description = "First date to replay.")
  private LocalDate first;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      defaultValue = "9999-12-31",
      description = "Last date to replay.")
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

  @Override
  public Integer call() {
    Map<String, String> settings =
        systems == null ? Map.of() : Map.of("tipoff.predict.systems", systems);
    Path from = archive == null ? ReplayedArchive.recall(engines.dataDirectory) : archive;
    Replay.Request request = new Replay.Request(from.toAbsolutePath(), seasons, first, to, history);
    Replay.check(request);
    ReplayRun run = new ReplayRun(output.printer(), output.format());
    return engines.run(settings, services -> run.run(services, request));
  }
}
