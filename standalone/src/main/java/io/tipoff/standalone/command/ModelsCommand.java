package io.tipoff.standalone.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The model registry. */
@Command(
    name = "models",
    description = "Lists models, trains or imports them, and decides which serve.",
    subcommands = {
      ModelsListCommand.class,
      ModelsShowCommand.class,
      ModelsTrainCommand.class,
      ModelsImportCommand.class,
      ModelsPromoteCommand.class,
      ModelsRetireCommand.class
    })
final class ModelsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine command = spec.commandLine();
    throw new ParameterException(
        command, "models needs one of " + String.join(", ", command.getSubcommands().keySet()));
  }
}
