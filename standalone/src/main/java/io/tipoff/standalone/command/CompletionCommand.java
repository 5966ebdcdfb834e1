package io.tipoff.standalone.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Completion of verbs and options in a shell. */
@Command(
    name = "completion",
    description = {
      "Prints a script with which bash and zsh complete verbs and options:",
      "  source <(./tipoff completion)"
    })
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    new Printer(spec.commandLine().getOut()).line(AutoComplete.bash("tipoff", root));
    return CommandLine.ExitCode.OK;
  }
}
