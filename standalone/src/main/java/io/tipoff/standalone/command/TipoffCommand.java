package io.tipoff.standalone.command;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code tipoff}: the verbs and their exit codes. */
@Command(
    name = "tipoff",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersions.class,
    description = "Calibrated player-prop predictions that grade themselves in public.",
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done, and nothing to look at",
      " 1:failed; the message says why and what to do",
      " 2:wrong usage: a command, an option or a setting that cannot be used",
      " 3:done, but some of it is blocked, was refused or is doubtful; the output says what",
      "69:the launcher found no JDK or no Maven",
      "130:stopped by Ctrl-C"
    },
    subcommands = {
      DemoCommand.class,
      ReplayCommand.class,
      BacktestCommand.class,
      StatusCommand.class,
      ReconcileCommand.class,
      GateCommand.class,
      HaltCommand.class,
      ResumeCommand.class,
      StuckCommand.class,
      ErrorsCommand.class,
      RunsCommand.class,
      RunCommand.class,
      BackfillCommand.class,
      FetchCommand.class,
      DlqCommand.class,
      DoctorCommand.class,
      ConformanceCommand.class,
      PredictedCommand.class,
      QuarantineCommand.class,
      ValidateCommand.class,
      AccuracyCommand.class,
      AuditCommand.class,
      KeysCommand.class,
      NotifyCommand.class,
      ExplainCommand.class,
      ModelsCommand.class,
      DigestCommand.class,
      VersionsCommand.class,
      CompletionCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      RebuildCommand.class,
      ServeCommand.class
    })
public final class TipoffCommand {

  static final int FAILED = 1;
  static final int INCOMPLETE = 3;

  private final Launcher launcher;

  TipoffCommand() {
    this(Standalone::run);
  }

  TipoffCommand(Launcher launcher) {
    this.launcher = launcher;
  }

  Launcher launcher() {
    return launcher;
  }

  /** Runs the command line; this is the boundary at which every failure becomes an exit code. */
  public static int execute(String... args) {
    CommandLine commandLine = commandLine(new TipoffCommand());
    if (args.length == 0) {
      commandLine.usage(commandLine.getErr());
      return CommandLine.ExitCode.USAGE;
    }
    return commandLine.execute(args);
  }

  static CommandLine commandLine(TipoffCommand root) {
    CommandLine commandLine = new CommandLine(root);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    Map<String, IHelpSectionRenderer> sections = new HashMap<>(commandLine.getHelpSectionMap());
    sections.put(UsageMessageSpec.SECTION_KEY_DESCRIPTION, TipoffCommand::described);
    commandLine.setHelpSectionMap(sections);
    commandLine.registerConverter(Slate.class, Conversions::slate);
    commandLine.registerConverter(LocalDate.class, Conversions::date);
    commandLine.registerConverter(HowMany.class, Conversions::howMany);
    commandLine.setParameterExceptionHandler((wrong, given) -> usage(wrong));
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> report(command, failure));
    return commandLine;
  }

  /** A description as one paragraph: sentences do not begin lines of their own. */
  private static String described(Help help) {
    UsageMessageSpec usage = help.commandSpec().usageMessage();
    StringBuilder lines = new StringBuilder();
    int used = 0;
    for (String word : String.join(" ", usage.description()).split(" ", -1)) {
      boolean fits = used + 1 + word.length() <= usage.width();
      if (used > 0) {
        lines.append(fits ? " " : System.lineSeparator());
      }
      lines.append(word);
      used = (used > 0 && fits ? used + 1 : 0) + word.length();
    }
    return used == 0 ? "" : lines.append(System.lineSeparator()).toString();
  }

  private static int usage(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("tipoff: " + wrong.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
      err.println(
          "        See " + command.getCommandSpec().qualifiedName() + " --help for what it takes.");
    }
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private static int report(CommandLine command, Exception failure) {
    if (failure instanceof ParameterException wrong) {
      return usage(wrong);
    }
    PrintWriter err = command.getErr();
    if (failure instanceof TipoffException typed && typed.category() != FailureCategory.BUG) {
      err.println("tipoff: " + typed.getMessage());
      err.println("        " + typed.remedy());
      err.flush();
      return typed.category() == FailureCategory.CONFIGURATION
          ? CommandLine.ExitCode.USAGE
          : FAILED;
    }
    err.println("tipoff: " + failure);
    failure.printStackTrace(err);
    err.flush();
    return FAILED;
  }
}
