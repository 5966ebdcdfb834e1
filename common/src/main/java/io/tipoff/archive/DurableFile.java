package io.tipoff.archive;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all, even if the machine stops. */
final class DurableFile {

  private DurableFile() {}

  /**
   * Creates a file with these bytes.
   *
   * @throws FileAlreadyExistsException if there is one; it is left as it is
   */
  static void create(Path path, byte[] bytes) throws IOException {
    Path folder = path.getParent();
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, ".part-", null);
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      link(part, path);
      force(folder);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Gives the bytes their name, unless it is taken. */
  private static void link(Path part, Path path) throws IOException {
    try {
      Files.createLink(path, part);
    } catch (UnsupportedOperationException e) {
      // no hard links here; a move without replacing looks first, which is as good as it gets
      Files.move(part, path);
    }
  }

  /** Makes a folder's new names durable, where folders can be opened. */
  private static void force(Path folder) throws IOException {
    if (File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
