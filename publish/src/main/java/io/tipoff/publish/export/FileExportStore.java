package io.tipoff.publish.export;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.file.DurableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Published files in a folder: written aside, forced to the disk, then moved into place. */
public final class FileExportStore implements ExportStore {

  private static final String EXTENSION = ".json";

  private final Path root;
  private final DurableFolder files;

  /** A store in a folder; what a killed process left half-written there is removed. */
  public FileExportStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.files = new DurableFolder(this.root, "tipoff.exports.path");
    files.clear();
  }

  @Override
  public void replace(String path, byte[] bytes) {
    files.replace(file(path), bytes);
  }

  @Override
  public void copy(String from, String to) {
    files.copy(file(from), file(to));
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

  private Path file(String path) {
    Path file = root.resolve(path + EXTENSION).normalize();
    if (!file.startsWith(root) || path.isEmpty()) {
      throw new IllegalArgumentException("'" + path + "' leaves the exports folder");
    }
    return file;
  }
}
