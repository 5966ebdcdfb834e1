package io.tipoff.file;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder whose files are there whole or not at all, even if the machine stops: their bytes are
 * written aside, forced to the disk and then given their name. Any number of processes may write.
 */
public final class DurableFolder {

  private final Path parts;
  private final String setting;

  /**
   * @param setting configuration property that names the folder, for remedies
   */
  public DurableFolder(Path root, String setting) {
    this.parts = root.resolve(".parts");
    this.setting = setting;
  }

  /** Brings bytes from beside a file to its name. */
  private interface Placing {
    void place(Path part) throws IOException;
  }

  /**
   * Creates a file.
   *
   * @return false if there is one; it is left as it is
   * @throws TipoffException CONFIGURATION if the folder may not be written, TRANSIENT if it cannot
   *     be at present
   */
  public boolean create(Path file, byte[] bytes) {
    try {
      aside(
          file,
          part -> {
            write(part, bytes);
            link(part, file);
          });
      return true;
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(file)) {
        throw unwritable(file, e);
      }
      return false;
    } catch (IOException | ReadOnlyFileSystemException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Puts a file in the place of what is there.
   *
   * @throws TipoffException as {@link #create}
   */
  public void replace(Path file, byte[] bytes) {
    try {
      aside(
          file,
          part -> {
            write(part, bytes);
            move(part, file);
          });
    } catch (IOException | ReadOnlyFileSystemException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Puts a file's present content in the place of what is at another name; later replacements of
   * the one do not reach the other.
   *
   * @throws TipoffException BAD_INPUT if there is no such file, else as {@link #create}
   */
  public void copy(Path from, Path to) {
    try {
      aside(
          to,
          part -> {
            try {
              Files.createLink(part, from);
            } catch (UnsupportedOperationException e) {
              // no hard links here
              write(part, Files.readAllBytes(from));
            }
            move(part, to);
          });
    } catch (NoSuchFileException e) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT, from + " is not there", "Write it first.", e);
    } catch (IOException | ReadOnlyFileSystemException e) {
      throw unwritable(to, e);
    }
  }

  /**
   * Removes what a killed process left half-written. Only for a folder that nobody else writes.
   *
   * @throws TipoffException CONFIGURATION if it may not
   */
  public void clear() {
    if (!Files.isDirectory(parts)) {
      return;
    }
    try (Stream<Path> left = Files.list(parts)) {
      for (Path part : left.toList()) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw unwritable(parts, e);
    }
  }

  private void aside(Path file, Placing placing) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createDirectories(parts);
    Path part = parts.resolve(UUID.randomUUID().toString());
    try {
      placing.place(part);
      force(file.getParent());
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(Path part, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Gives the bytes their name, unless it is taken. */
  private static void link(Path part, Path file) throws IOException {
    try {
      Files.createLink(file, part);
    } catch (UnsupportedOperationException e) {
      // no hard links here; a move without replacing looks first, which is as good as it gets
      Files.move(part, file);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Makes a folder's new names durable, where folders can be opened. */
  public static void force(Path folder) throws IOException {
    if (File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private TipoffException unwritable(Path path, Exception e) {
    if (Disk.wasFull(e)) {
      return new TipoffException(
          FailureCategory.TRANSIENT,
          "no space left to keep " + path + ": " + e,
          "Make room on its disk, or set " + setting + " to a folder on a larger one.",
          e);
    }
    boolean refused =
        e instanceof AccessDeniedException
            || e instanceof NotDirectoryException
            || e instanceof FileAlreadyExistsException
            || e instanceof ReadOnlyFileSystemException
            || (e instanceof FileSystemException known
                && known.getReason() != null
                && known.getReason().matches("Read-only file system|Not a directory"));
    return new TipoffException(
        refused ? FailureCategory.CONFIGURATION : FailureCategory.TRANSIENT,
        "cannot keep " + path + ": " + e,
        refused
            ? "Set " + setting + " to a folder that this process may write."
            : "Look at the disk; the same call may succeed later.",
        e);
  }
}
