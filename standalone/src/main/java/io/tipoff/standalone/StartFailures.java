package io.tipoff.standalone;

import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import io.tipoff.embedded.DataDirectoryInUse;
import io.tipoff.embedded.EngineStartException;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What keeps the program from starting, in the words of who has to act. */
final class StartFailures {

  /** SmallRye's message for a value that cannot be converted. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?s).*?SRCFG00039: The config property (\\S+) with the config value \"(.*?)\" threw an"
              + " Exception whilst being converted (.*)");

  private static final Pattern ENUM =
      Pattern.compile("(?s)Cannot convert .* to enum class \\S+, allowed values: (.*)");

  private static final Pattern UNKNOWN =
      Pattern.compile("(?s)(?:.*SRCFG\\d{5}: )?(\\S+) in .* does not map to any root.*");

  /** SmallRye's message for a setting that is made of one that is not set. */
  private static final Pattern MISSING =
      Pattern.compile("(?s).*Could not expand value (\\S+) in property .*");

  /** Stands for Quarkus's setting of the same end. */
  private static final Pattern LEDGER_LOGIN =
      Pattern.compile("(?s).*tipoff\\.ledger\\.(username|password)\\b.*");

  private static final Pattern CODE = Pattern.compile("\\bSRCFG\\d{5}: ");

  private static final String WHERE =
      "Correct it where it is set: as system property (TIPOFF_JAVA_OPTS=-Dname=value) or as"
          + " environment variable (upper case, _ for every other character).";

  /** Nobody has to stop what serves for a look at it. */
  private static final String BESIDE =
      "If that is tipoff serve, looking and acting need not stop it: ask it over HTTP, at"
          + " /v1/operations of the address that it printed (docs/operating.md, Over HTTP), or give"
          + " the command its broker, its database and another --data-dir"
          + " (docs/operations/alerts.md, Commands beside a running system). Else";

  private StartFailures() {}

  static TipoffException inUse(DataDirectoryInUse inUse) {
    String holder =
        inUse.holder().isPresent() ? "process " + inUse.holder().getAsLong() : "another process";
    return new TipoffException(
        FailureCategory.TRANSIENT,
        "the data directory " + inUse.directory() + " is in use by " + holder,
        BESIDE + " stop that one, or choose another directory with --data-dir.",
        inUse);
  }

  static TipoffException notUsable(Path directory, UncheckedIOException failure) {
    return new TipoffException(
        FailureCategory.CONFIGURATION,
        directory + " cannot be the data directory: " + reason(failure.getCause()),
        "Make it a directory that this user may write, or choose another with --data-dir.",
        failure);
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case FileAlreadyExistsException file -> file.getFile() + " is a file";
      case AccessDeniedException denied -> "no permission to write " + denied.getFile();
      case FileSystemException other ->
          other.getFile()
              + " cannot be written"
              + (other.getReason() == null ? "" : " (" + other.getReason() + ")");
      default -> failure.getMessage();
    };
  }

  static TipoffException ofEngine(EngineStartException failure) {
    return new TipoffException(
        FailureCategory.TRANSIENT,
        failure.getMessage() + (failure.getCause() == null ? "" : " (" + failure.getCause() + ")"),
        "If a disk is full, make room. Try again; if it stays so, look into the log in the data"
            + " directory.",
        failure);
  }

  /** Of a broker that went away while it was needed. */
  static TipoffException ofBroker(String gaveUp) {
    return new TipoffException(
        FailureCategory.TRANSIENT,
        gaveUp,
        "If there is no room left, make some. Then start tipoff serve: what was not told waits in the"
            + " ledger. What else may be the matter stands in the log in the data directory.",
        null);
  }

  /** Of what ended Quarkus. */
  static RuntimeException ofApplication(Throwable failure) {
    Throwable last = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case TipoffException typed -> {
          return typed;
        }
        case ConfigValidationException invalid -> {
          return invalidSettings(invalid);
        }
        case QuarkusBindException bind -> {
          return new TipoffException(
              FailureCategory.CONFIGURATION,
              "the API's port cannot be taken: " + bind.getMessage(),
              "Stop the program that has it, or choose another with --http-port; 0 takes a free one.",
              failure);
        }
        default -> last = cause;
      }
    }
    return last instanceof RuntimeException known
        ? known
        : new IllegalStateException("the application ended with a failure", failure);
  }

  private static TipoffException invalidSettings(ConfigValidationException invalid) {
    List<String> said = new ArrayList<>();
    for (int problem = 0; problem < invalid.getProblemCount(); problem++) {
      said.add(setting(invalid.getProblem(problem).getMessage()));
    }
    return new TipoffException(
        FailureCategory.CONFIGURATION, String.join("; ", said), WHERE, invalid);
  }

  /** The setting, its value and what is allowed, out of SmallRye's message. */
  static String setting(String message) {
    String said = Objects.toString(message, "a setting cannot be read");
    Matcher unknown = UNKNOWN.matcher(said);
    if (unknown.matches()) {
      return "there is no setting " + unknown.group(1);
    }
    Matcher missing = MISSING.matcher(said);
    if (missing.matches()) {
      return "the setting " + missing.group(1) + " is not set, or is empty";
    }
    Matcher login = LEDGER_LOGIN.matcher(said);
    if (login.matches()) {
      return "the setting quarkus.datasource." + login.group(1) + " is empty";
    }
    Matcher value = VALUE.matcher(said);
    if (!value.matches()) {
      return CODE.matcher(said).replaceAll("");
    }
    String why = CODE.matcher(value.group(3)).replaceAll("");
    Matcher allowed = ENUM.matcher(why);
    return "the setting "
        + value.group(1)
        + " is '"
        + value.group(2)
        + "', which cannot be used: "
        + (allowed.matches()
            ? "it must be one of " + allowed.group(1).replace(",", ", ")
            : why + (why.startsWith("Invalid duration") ? " (such as 60s, 5m or 1h)" : ""));
  }
}
