package io.tipoff.standalone.command;

import io.tipoff.standalone.Replay;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Replays past slates from a directory of season files. */
@Command(
    name = "replay",
    description = {
      "Replays slates of an archive through all phases, from raw payload to grade.",
      "Earlier seasons of the archive are loaded as history. What is done already is not done again."
    })
final class ReplayCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines = EngineOptionsMixin.beginning();
  @Mixin private OutputOption output;
  @Mixin private WalkOptions walk;

  @Override
  public Integer call() {
    Replay.Request request = walk.request(engines.directory());
    ReplayRun run = new ReplayRun(output.printer(), output.format());
    return engines.run(walk.settings(), services -> run.run(services, request));
  }
}
