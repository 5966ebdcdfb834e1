package io.tipoff.setting;

import io.quarkus.runtime.StartupEvent;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets among the arguments of the JVM, where every user of the machine can read them. */
@Singleton
public final class SecretArguments {

  private static final Pattern SECRET =
      Pattern.compile(
          "-D(quarkus\\.datasource\\.password"
              + "|tipoff\\.notify\\.destinations\\..+\\.(?:url|token|password)"
              + "|quarkus\\.otel\\.exporter\\.otlp\\.(?:traces\\.)?headers"
              + "|tipoff\\.fetch\\.[^=]+\\.key)=(.*)",
          Pattern.DOTALL);

  private static final String IN_A_FILE = "${file::";
  private static final int FIRST = 1;

  void atStart(@Observes @Priority(FIRST) StartupEvent start) {
    refuseThoseOfThisProcess();
  }

  /** The same of the arguments with which this JVM was started, before anything else of it is. */
  public static void refuseThoseOfThisProcess() {
    refuse(ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /**
   * Refuses them. What names a file is none.
   *
   * @throws TipoffException CONFIGURATION naming the first
   */
  static void refuse(List<String> arguments) {
    for (String argument : arguments) {
      Matcher secret = SECRET.matcher(argument);
      if (secret.matches() && !secret.group(2).startsWith(IN_A_FILE)) {
        throw new TipoffException(
            FailureCategory.CONFIGURATION,
            "the secret "
                + secret.group(1)
                + " is an argument of the program, which every user of this machine can read",
            "Set it as environment variable (upper case, _ for every other character), or let the"
                + " setting name a file: ${file::/run/secrets/NAME}");
      }
    }
  }
}
