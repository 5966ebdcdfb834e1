package io.tipoff.standalone;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory of season files from which a data directory was last replayed. */
public final class ReplayedArchive {

  private static final String FILE = "replayed-archive";

  private ReplayedArchive() {}

  /** Remembers it in a data directory. */
  public static void remember(Path dataDirectory, Path archive) {
    try {
      Files.writeString(dataDirectory.resolve(FILE), archive.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Recalls it.
   *
   * @throws TipoffException CONFIGURATION if nothing was replayed into the data directory yet
   */
  public static Path recall(Path dataDirectory) {
    Path file = dataDirectory.resolve(FILE);
    try {
      if (Files.isRegularFile(file)) {
        return Path.of(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new TipoffException(
        FailureCategory.CONFIGURATION,
        "nothing has been replayed into " + dataDirectory + " yet, and --archive names nothing",
        "Name the directory of season files with --archive.");
  }
}
