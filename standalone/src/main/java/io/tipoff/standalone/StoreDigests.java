package io.tipoff.standalone;

import io.tipoff.digest.Digests;
import io.tipoff.dispatch.TaskCatalog;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Digests by which two stores can be compared. */
@Singleton
public final class StoreDigests {

  private final TaskCatalog catalog;
  private final Warehouse warehouse;

  public StoreDigests(TaskCatalog catalog, Warehouse warehouse) {
    this.catalog = catalog;
    this.warehouse = warehouse;
  }

  /** SHA-256 of every table by its name, of the {@code exports}, and of {@code all} of these. */
  public Map<String, String> of(Path exports) {
    Map<String, String> digests = new TreeMap<>();
    for (Table table : catalog.tables()) {
      digests.put(table.qualifiedName(), warehouse.digest(table));
    }
    digests.put("exports", files(exports));
    digests.put("all", Digests.sha256(digests.toString()));
    return digests;
  }

  private static String files(Path directory) {
    StringBuilder listing = new StringBuilder();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
        for (Path file : sorted) {
          listing.append(directory.relativize(file)).append(' ');
          listing.append(Digests.sha256(Files.readAllBytes(file))).append('\n');
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Digests.sha256(listing.toString());
  }
}
