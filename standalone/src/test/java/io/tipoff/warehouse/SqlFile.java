package io.tipoff.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A statement of the product as the analyzer sees it.
 *
 * @param name where it stands: path from the repository's root, or what generated it
 * @param text the statement
 */
record SqlFile(String name, String text) {

  /** The ledger is PostgreSQL's and no part of the warehouse. */
  private static final Path LEDGER = Path.of("db", "ledger");

  /** Every {@code .sql} resource of every module, in order of path. */
  static List<SqlFile> ofTheProduct() throws IOException {
    return under(Path.of(System.getProperty("tipoff.root")));
  }

  static List<SqlFile> under(Path root) throws IOException {
    List<SqlFile> found = new ArrayList<>();
    for (Path resources : resourceFolders(root)) {
      try (Stream<Path> files = Files.walk(resources)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          boolean ledger = resources.relativize(file).startsWith(LEDGER);
          if (file.toString().endsWith(".sql") && !ledger) {
            found.add(new SqlFile(root.relativize(file).toString(), Files.readString(file)));
          }
        }
      }
    }
    return found;
  }

  private static List<Path> resourceFolders(Path root) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve(Path.of("src", "main", "resources")))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }
}
