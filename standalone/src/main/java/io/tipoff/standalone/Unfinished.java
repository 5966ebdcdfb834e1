package io.tipoff.standalone;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Marks a data directory while its stores are being replaced. Halfway, a ledger may stand beside a
 * warehouse of another time: until it is done, only the command that does it may use them.
 */
public final class Unfinished {

  private static final String FILE = "unfinished";

  private Unfinished() {}

  /** Marks it. */
  public static void begin(Path root, String command) {
    try {
      Files.writeString(root.resolve(FILE), command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether its stores are being replaced, or a command that did it was cut off. */
  static boolean is(Path root) {
    return Files.exists(root.resolve(FILE));
  }

  /** Its stores are whole again. */
  public static void end(Path root) {
    try {
      Files.deleteIfExists(root.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lets nothing go on that needs the stores whole.
   *
   * @throws TipoffException CONFIGURATION if something is unfinished
   */
  static void refuse(Path root) {
    refuseAllBut(root, "");
  }

  /**
   * Lets only the command go on that was cut off, if one was.
   *
   * @throws TipoffException CONFIGURATION if something else is unfinished
   */
  public static void refuseAllBut(Path root, String command) {
    try {
      Path file = root.resolve(FILE);
      if (Files.exists(file) && !Files.readString(file).equals(command)) {
        throw new TipoffException(
            FailureCategory.CONFIGURATION,
            root
                + " is only half of what it should be: '"
                + Files.readString(file)
                + "' was cut off",
            "Run that again. What was there before is in " + root.resolve("aside") + ".");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
