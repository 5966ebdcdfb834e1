package io.tipoff.publish.export;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
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
      Files.createDirectories(file.getParent());
      Files.createDirectories(parts);
      Path part = Files.createTempFile(parts, null, null);
      try {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
          channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.TRANSIENT,
          "cannot write " + file + ": " + e,
          "Look at the disk and at who may write in tipoff.exports.path.",
          e);
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

  private Path file(String path) {
    Path file = root.resolve(path + EXTENSION).normalize();
    if (!file.startsWith(root) || path.isEmpty()) {
      throw new IllegalArgumentException("'" + path + "' leaves the exports folder");
    }
    return file;
  }
}
