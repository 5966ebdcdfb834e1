package io.tipoff.standalone.backup;

import io.tipoff.time.OperationalClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Moves what is in a data directory into its folder {@code aside}; nothing is ever deleted. */
final class PutAside {

  static final String FOLDER = "aside";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private PutAside() {}

  /**
   * Moves parts of it.
   *
   * @param cause such as {@code restore}
   * @param parts relative paths; those that are not there are left out
   * @return where they are now
   */
  static Path move(Path root, String cause, List<String> parts) throws IOException {
    Path aside =
        root.resolve(FOLDER).resolve(cause + "-" + STAMP.format(OperationalClock.system().now()));
    for (String part : parts) {
      Path from = root.resolve(part);
      if (Files.exists(from)) {
        Path to = aside.resolve(part);
        Files.createDirectories(to.getParent());
        Files.move(from, to);
      }
    }
    return aside;
  }
}
