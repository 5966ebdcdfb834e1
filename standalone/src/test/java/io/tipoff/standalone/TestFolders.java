package io.tipoff.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders of applications that a test starts. */
public final class TestFolders {

  private TestFolders() {}

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
