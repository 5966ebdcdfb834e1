package io.tipoff.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** The disk under a broker's log directory. */
record LogDisk(Path directory) {

  /** With less left a broker is not started again: it would soon stop. */
  private static final long ROOM = 16L << 20;

  private static final double MIB = 1L << 20;

  /** Whether so little is left that a broker cannot work; no if the system does not tell. */
  boolean isFull() {
    OptionalLong free = free();
    return free.isPresent() && free.getAsLong() < ROOM;
  }

  /** What is left, and what to do about it or where to look. */
  String told() {
    OptionalLong free = free();
    if (free.isEmpty()) {
      return "it cannot be read how much is left on its disk";
    }
    String left = String.format(Locale.ROOT, "%.1f MiB left", free.getAsLong() / MIB);
    return isFull()
        ? "its disk is full, with " + left + ": make room"
        : "not for want of room, with " + left + ": see the lines before this one";
  }

  private OptionalLong free() {
    try {
      return OptionalLong.of(Files.getFileStore(directory).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
