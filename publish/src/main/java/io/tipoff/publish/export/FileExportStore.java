package io.tipoff.publish.export;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Published files in a folder: written aside, forced to the disk, then moved into place. */
public final class FileExportStore implements ExportStore {

  private static final String EXTENSION = ".json";

  private final Path root;
  private final Path parts;

  /** A store in a folder; what a killed process left half-written there is removed. */
  public FileExportStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.parts = this.root.resolve(".parts");
    if (Files.isDirectory(parts)) {
      try (Stream<Path> left = Files.list(parts)) {
        for (Path part : left.toList()) {
          Files.delete(part);
        }
      } catch (IOException e) {
        throw new TipoffException(
            FailureCategory.CONFIGURATION,
            "cannot clear " + parts + ": " + e,
            "See who may write in tipoff.exports.path.",
            e);
      }
    }
  }

  @Override
  public void replace(String path, byte[] bytes) {
    Path file = file(path);
    try {
      Path part = part(file);
      try {
        write(part, bytes);
        move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public void copy(String from, String to) {
    Path source = file(from);
    Path file = file(to);
    try {
      Path part = part(file);
      try {
        link(part, source);
        move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (NoSuchFileException e) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT, source + " is not there", "Publish " + from + " first.", e);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public Optional<byte[]> read(String path) {
    Path file = file(path);
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.TRANSIENT, "cannot read " + file + ": " + e, "Look at the disk.", e);
    }
  }

  @Override
  public boolean holds(String path) {
    return Files.isRegularFile(file(path));
  }

  /** A name that nobody else uses; the file gets the rights that files here usually get. */
  private Path part(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createDirectories(parts);
    return parts.resolve(UUID.randomUUID().toString());
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

  /** A second name for bytes that are on the disk already: they are never changed in place. */
  private static void link(Path part, Path source) throws IOException {
    try {
      Files.createLink(part, source);
    } catch (UnsupportedOperationException e) {
      // no hard links here
      write(part, Files.readAllBytes(source));
    }
  }

  private static void move(Path part, Path file) throws IOException {
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (File.separatorChar == '/') {
      try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  private static TipoffException unwritable(Path file, IOException e) {
    boolean refused =
        e instanceof AccessDeniedException
            || e instanceof NotDirectoryException
            || e instanceof FileAlreadyExistsException
            || String.valueOf(e.getMessage()).contains("Read-only file system")
            || String.valueOf(e.getMessage()).contains("Not a directory");
    return new TipoffException(
        refused ? FailureCategory.CONFIGURATION : FailureCategory.TRANSIENT,
        "cannot write " + file + ": " + e,
        refused
            ? "Set tipoff.exports.path to a folder that this process may write."
            : "Look at the disk; the same call may succeed later.",
        e);
  }

  private Path file(String path) {
    Path file = root.resolve(path + EXTENSION).normalize();
    if (!file.startsWith(root) || path.isEmpty()) {
      throw new IllegalArgumentException("'" + path + "' leaves the exports folder");
    }
    return file;
  }
}
