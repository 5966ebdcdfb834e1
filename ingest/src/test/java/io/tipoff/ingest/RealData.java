package io.tipoff.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the repository; tests that need it are skipped where it is absent. */
public final class RealData {

  private RealData() {}

  /** Folder of season files. */
  public static Path seasonFiles() {
    return folder("nba");
  }

  /** Folder of the league's own payloads. */
  public static Path leaguePayloads() {
    return folder("payloads/nba_com");
  }

  /** Folder of balldontlie's payloads. */
  public static Path balldontliePayloads() {
    return folder("payloads/balldontlie");
  }

  /** Folder of payloads of The Odds API. */
  public static Path oddsApiPayloads() {
    return folder("payloads/odds_api");
  }

  private static Path folder(String name) {
    Path folder =
        Path.of(System.getProperty("tipoff.root"))
            .resolve("../shared/data")
            .resolve(name)
            .normalize();
    assumeTrue(Files.isDirectory(folder), "skipped: there is no real data in " + folder);
    return folder;
  }
}
