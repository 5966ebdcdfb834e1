package io.tipoff.standalone.command;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code tipoff}: the verbs and their exit codes. */
@Command(
    name = "tipoff",
    mixinStandardHelpOptions = true,
    version = "tipoff 0.1.0-SNAPSHOT",
    description = "Calibrated player-prop predictions that grade themselves in public.",
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:failed; the message says why and what to do",
      " 2:wrong usage",
      " 3:done, but some work is blocked or rows were refused; see the output",
      "130:stopped by Ctrl-C"
    },
    subcommands = {
      DemoCommand.class,
      ReplayCommand.class,
      StatusCommand.class,
      RunsCommand.class,
      AccuracyCommand.class,
      ExplainCommand.class,
      DigestCommand.class,
      ServeCommand.class
    })
public final class TipoffCommand {

  static final int FAILED = 1;
  static final int INCOMPLETE = 3;

  /** Runs the command line; this is the boundary at which every failure becomes an exit code. */
  public static int execute(String... args) {
    CommandLine commandLine = new CommandLine(new TipoffCommand());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          report(command.getErr(), failure);
          return FAILED;
        });
    if (args.length == 0) {
      commandLine.usage(commandLine.getErr());
      return CommandLine.ExitCode.USAGE;
    }
    return commandLine.execute(args);
  }

  private static void report(PrintWriter err, Throwable failure) {
    if (failure instanceof TipoffException typed && typed.category() != FailureCategory.BUG) {
      err.println("tipoff: " + typed.getMessage());
      err.println("        " + typed.remedy());
    } else {
      err.println("tipoff: " + failure);
      failure.printStackTrace(err);
    }
    err.flush();
  }
}
