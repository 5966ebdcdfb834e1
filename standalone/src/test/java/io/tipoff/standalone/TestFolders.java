package io.tipoff.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Folders of applications that a test starts. */
public final class TestFolders {

  private TestFolders() {}

  /** Settings of an application whose stores lie in an empty folder, without what disturbs them. */
  public static Map<String, String> emptyStores(String name) {
    Path stores = empty(name);
    Map<String, String> settings = new HashMap<>();
    settings.put("tipoff.warehouse.path", stores.resolve("tipoff.duckdb").toString());
    settings.put("tipoff.archive.path", stores.resolve("archive").toString());
    settings.put("tipoff.exports.path", stores.resolve("exports").toString());
    // beans of the exactness tests, which disturb what they replace
    settings.put("quarkus.arc.exclude-types", "io.tipoff.exactness.**");
    return settings;
  }

  /** An empty one where this build keeps what passes: a clean takes it away. */
  public static Path empty(String name) {
    try {
      // not the folder that the JVM knew first, which is the machine's
      return Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
