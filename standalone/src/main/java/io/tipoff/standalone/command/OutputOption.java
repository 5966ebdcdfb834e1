package io.tipoff.standalone.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of every verb that prints a result, and where it prints. */
final class OutputOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  OutputFormat format() {
    return format;
  }

  boolean isJson() {
    return format == OutputFormat.JSON;
  }

  Printer printer() {
    return new Printer(command.commandLine().getOut());
  }
}
