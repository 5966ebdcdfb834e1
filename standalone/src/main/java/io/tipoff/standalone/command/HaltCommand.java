package io.tipoff.standalone.command;

import picocli.CommandLine.Command;

/** Withholds picks. */
@Command(
    name = "halt",
    description = {
      "Withholds the picks of slates: each is published as a PASS, with the reason.",
      "It ends after the last slate by itself, or by tipoff resume. Predictions stay, and what is",
      "withheld is graded all the same. A process that acts publishes anew (tipoff serve).",
      "The reason is published."
    })
final class HaltCommand extends HaltingCommand {

  HaltCommand() {
    super(true);
  }
}
