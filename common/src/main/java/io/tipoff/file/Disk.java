package io.tipoff.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The disk under a folder.
 *
 * @param folder the folder, or the nearest one above it that is there
 * @param device what tells disks apart
 * @param free bytes that this process may still write
 * @param size bytes in all
 */
public record Disk(Path folder, String device, long free, long size) {

  private static final long GIB = 1L << 30;
  private static final double SMALL_SHARE = 0.1;

  /**
   * As it is now.
   *
   * @throws UncheckedIOException if the system does not tell
   */
  public static Disk under(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    try {
      FileStore store = Files.getFileStore(there);
      return new Disk(there, store.toString(), store.getUsableSpace(), store.getTotalSpace());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether something failed because the system had no room left for it, as far as it says so. */
  public static boolean wasFull(Throwable failure) {
    String said = String.valueOf(failure.getMessage());
    return said.contains("No space left on device") || said.contains("Disk quota exceeded");
  }

  /** Whether somebody has to see to it: less than 1 GiB and less than a tenth are left. */
  public boolean isNearlyFull() {
    return free < GIB && share() < SMALL_SHARE;
  }

  /** Share (0–1) of it that is free. */
  public double share() {
    return size == 0 ? 0 : (double) free / size;
  }

  /** How much is left, and where. */
  public String told() {
    return String.format(Locale.ROOT, "%.1f GiB free at %s", free / (double) GIB, folder);
  }
}
