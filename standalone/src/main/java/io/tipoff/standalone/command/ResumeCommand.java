package io.tipoff.standalone.command;

import picocli.CommandLine.Command;

/** Publishes picks again. */
@Command(
    name = "resume",
    description = {
      "Takes a halt of slates back: their picks are published again.",
      "What systems that are blocked would pick stays withheld; nobody can release it."
    })
final class ResumeCommand extends HaltingCommand {

  ResumeCommand() {
    super(false);
  }
}
