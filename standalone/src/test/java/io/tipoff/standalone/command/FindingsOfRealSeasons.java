package io.tipoff.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code tipoff validate} is known to say of all tables of the real seasons, month by month.
 * The commands that make the whole file are in docs/command-line.md.
 */
final class FindingsOfRealSeasons {

  private static final Path FILE =
      Path.of(
          System.getProperty("tipoff.root", ".."),
          "standalone/src/test/resources/io/tipoff/standalone/command/findings-of-real-seasons.txt");

  private static final int MONTH_BEGINS = "nba/".length();
  private static final int MONTH_ENDS = "nba/2021-10".length();

  private FindingsOfRealSeasons() {}

  /** The lines of the file, all months. */
  static List<String> known() throws IOException {
    return Files.readAllLines(FILE);
  }

  /** One line each: month, table, check, severity, how many findings, what they count. */
  static List<String> tally(JsonNode found) {
    Map<String, long[]> sums = new TreeMap<>();
    for (JsonNode finding : found) {
      String key =
          String.join(
              " | ",
              finding.get("slate").asText().substring(MONTH_BEGINS, MONTH_ENDS),
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
}
