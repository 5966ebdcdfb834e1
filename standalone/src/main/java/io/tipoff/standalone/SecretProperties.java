package io.tipoff.standalone;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Secrets that came as system properties, where every user of the machine can read them. */
final class SecretProperties {

  private static final Pattern SECRET =
      Pattern.compile(
          "quarkus\\.datasource\\.password"
              + "|tipoff\\.notify\\.destinations\\..+\\.(url|token|password)"
              + "|tipoff\\.fetch\\..+\\.key");

  private static final String IN_A_FILE = "${file::";

  private SecretProperties() {}

  /**
   * Refuses them. What names a file is none.
   *
   * @throws TipoffException CONFIGURATION naming the first
   */
  static void refuse(Properties given) {
    Set<String> names = new TreeSet<>(given.stringPropertyNames());
    for (String name : names) {
      if (SECRET.matcher(name).matches() && !given.getProperty(name).startsWith(IN_A_FILE)) {
        throw new TipoffException(
            FailureCategory.CONFIGURATION,
            "the secret "
                + name
                + " is a system property, which every user of this machine can read",
            "Set it as environment variable (upper case, _ for every other character), or let the"
                + " setting name a file: ${file::/run/secrets/NAME}");
      }
    }
  }
}
