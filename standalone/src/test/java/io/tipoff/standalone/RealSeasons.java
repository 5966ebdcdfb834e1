package io.tipoff.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real season files, which lie beside the repository where there are any. */
public final class RealSeasons {

  private static final Path FOLDER =
      Path.of(System.getProperty("tipoff.root", "..")).resolve("../shared/data/nba").normalize();

  private RealSeasons() {}

  /** Their folder; the test is skipped where it is not. */
  public static Path folder() {
    assumeTrue(
        Files.isDirectory(FOLDER),
        "skipped: the season files are not in ../shared/data/nba beside the repository");
    return FOLDER;
  }
}
