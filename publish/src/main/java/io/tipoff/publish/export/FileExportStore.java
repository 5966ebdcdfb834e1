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

/** Published files in a folder: written aside, forced to the disk, then moved into place. */
public final class FileExportStore implements ExportStore {

  private static final String EXTENSION = ".json";

  private final Path root;

  public FileExportStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public void replace(String path, byte[] bytes) {
    Path file = file(path);
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), ".part-", null);
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
