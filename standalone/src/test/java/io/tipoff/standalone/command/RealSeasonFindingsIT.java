package io.tipoff.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.EnginesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code tipoff validate} says of all tables of four real seasons, month by month, is a file
 * in the repository; here its first month, with all six phases, is compared with it. The commands
 * that make the whole file are in docs/command-line.md.
 */
@QuarkusTest
@WithTestResource(EnginesResource.class)
@TestProfile(RealSeasonProfile.class)
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class RealSeasonFindingsIT {

  private static final Path ROOT = Path.of(System.getProperty("tipoff.root", ".."));
  private static final Path SEASONS = ROOT.resolve("../shared/data/nba").normalize();
  private static final Path EXPECTED =
      ROOT.resolve(
          "standalone/src/test/resources/io/tipoff/standalone/command/findings-of-real-seasons.txt");
  private static final String MONTH = "2021-10";

  @TempDir Path folder;

  @Test
  @Tag("VAL-05")
  void ofTheFirstMonthAreThoseThatAreKnown() throws IOException {
    assumeTrue(
        Files.isDirectory(SEASONS),
        "skipped: the season files are not in ../shared/data/nba beside the repository");
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
      tipoff(
          data,
          "replay",
          "--archive",
          SEASONS.toString(),
          "--season",
          "2021-22",
          "--to",
          MONTH + "-31");
      JsonNode found = tipoff(data, "validate", "--season", "2021-22", "-o", "json").json();

      assertThat(tally(found)).containsExactlyInAnyOrderElementsOf(expected());
    }
  }

  private static List<String> expected() throws IOException {
    return Files.readAllLines(EXPECTED).stream().filter(line -> line.startsWith(MONTH)).toList();
  }

  /** One line each: month, table, check, severity, how many findings, what they count. */
  private static List<String> tally(JsonNode found) {
    Map<String, long[]> sums = new TreeMap<>();
    for (JsonNode finding : found) {
      String key =
          String.join(
              " | ",
              finding.get("slate").asText().substring("nba/".length(), "nba/2021-10".length()),
              finding.get("table").asText(),
              finding.get("check").asText(),
              finding.get("severity").asText());
      long[] sum = sums.computeIfAbsent(key, any -> new long[2]);
      sum[0]++;
      sum[1] += finding.get("found").asLong();
    }
    List<String> lines = new ArrayList<>();
    sums.forEach((key, sum) -> lines.add(key + " | " + sum[0] + " | " + sum[1]));
    return lines;
  }

  private static Console tipoff(DataDirectory data, String... arguments) {
    return Console.of(
        (directory, ports, settings, work) -> work.run(new TestServices(Optional.of(data))),
        arguments);
  }
}
