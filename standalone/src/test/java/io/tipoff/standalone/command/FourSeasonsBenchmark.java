package io.tipoff.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.standalone.PackagedProgram;
import io.tipoff.standalone.RealSeasons;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a replay of all four real seasons must come to, asked of a data directory into which
 * somebody has replayed them: both tables of baselines, how well {@code gbdt} predicts the last
 * season, and what is found in the tables. No test by its name, for the replay takes a quarter of
 * an hour: {@code docs/performance.md} has the commands.
 */
class FourSeasonsBenchmark {

  private static final String REPLAYED = System.getProperty("tipoff.replayed", "");

  private static final List<String> SEASONS = List.of("2021-22", "2022-23", "2023-24", "2024-25");

  /** Box rows of the last season that are scored, and the share that must have a prediction. */
  private static final long SCORED = 25_465;

  private static final double LEAST_PREDICTED = 0.985;

  /** Mean absolute error that {@code gbdt} may have at most on them. */
  private static final Map<String, Double> MOST =
      Map.of("POINTS", 4.60, "REBOUNDS", 1.92, "ASSISTS", 1.34, "THREES", 0.88, "PRA", 6.05);

  /** Below these a model knows who will play. */
  private static final Map<String, Double> LEAKED = Map.of("POINTS", 4.48, "PRA", 5.86);

  /** {@code | 2022-23 | 25,036 | 4.889 | …}: points, five averages. */
  private static final Pattern AVERAGES =
      Pattern.compile("(?m)^\\| (\\d{4}-\\d\\d) ((?:\\| [\\d.,]+ ){6})\\|$");

  /** {@code | PRA 2023-24 (`source`), … | 4,550 | 6.136 | …}: the line and three averages. */
  private static final Pattern LINES =
      Pattern.compile("(?m)^\\| ([A-Z]+) (\\d{4}-\\d\\d) [^|]+((?:\\| [\\d.,]+ ){5})\\|$");

  private static JsonNode accuracy;

  @TempDir private static Path folder;

  @BeforeAll
  static void askForTheAccuracy() throws IOException, InterruptedException {
    assumeTrue(
        !REPLAYED.isEmpty(),
        "skipped: -Dtipoff.replayed=DIR names no data directory that holds the four seasons");
    accuracy = tipoff("accuracy");
  }

  @Test
  void theBaselinesAreThoseThatComeWithTheFiles() throws IOException {
    String page = Files.readString(RealSeasons.folder().resolveSibling("README.md"));

    List<String> averages =
        AVERAGES
            .matcher(page)
            .results()
            .map(row -> row.group(1) + " POINTS" + numbers(row.group(2)))
            .toList();
    List<String> lines =
        LINES
            .matcher(page)
            .results()
            .map(row -> row.group(2) + " " + row.group(1) + numbers(row.group(3)))
            .toList();

    assertThat(averages).hasSize(3);
    assertThat(rows("averages", "last5", "last10", "seasonMean", "blend", "last10AndSeason"))
        .containsAll(averages);
    assertThat(lines).hasSize(6);
    assertThat(rows("lines", "line", "last10", "blend", "last10AndSeason"))
        .containsExactlyInAnyOrderElementsOf(lines);
  }

  @Test
  void theModelIsAsGoodAsPromisedAndNoBetterThanAnHonestOne() {
    List<JsonNode> rows =
        StreamSupport.stream(accuracy.get("systems").spliterator(), false)
            .filter(row -> row.get("system").asText().equals("gbdt"))
            .filter(row -> row.get("season").asText().equals(SEASONS.getLast()))
            .toList();

    assertThat(rows)
        .extracting(row -> row.get("market").asText())
        .containsExactlyInAnyOrderElementsOf(MOST.keySet());
    assertThat(rows)
        .allSatisfy(
            row -> {
              String market = row.get("market").asText();
              assertThat(row.get("rows").asLong()).isEqualTo(SCORED);
              assertThat(row.get("predicted").asDouble() / SCORED)
                  .isGreaterThanOrEqualTo(LEAST_PREDICTED);
              assertThat(row.get("headlineMae").asDouble())
                  .as(market)
                  .isBetween(LEAKED.getOrDefault(market, 0.0), MOST.get(market));
            });
  }

  @Test
  void theFindingsAreThoseThatAreKnown() throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (String season : SEASONS) {
      found.addAll(FindingsOfRealSeasons.tally(tipoff("validate", "--season", season)));
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(FindingsOfRealSeasons.known());
  }

  /** Season, market, rows and errors of one of the two tables, as their page writes them. */
  private static List<String> rows(String table, String... errors) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : accuracy.get("baselines").get(table)) {
      StringBuilder text =
          new StringBuilder(row.get("season").asText() + " " + row.get("market").asText());
      text.append(' ').append(row.get("rows").asLong());
      for (String error : errors) {
        text.append(String.format(Locale.ROOT, " %.3f", row.get(error).asDouble()));
      }
      rows.add(text.toString());
    }
    return rows;
  }

  /** Cells of a table, with a space before each. */
  private static String numbers(String cells) {
    return cells.replace(",", "").replaceAll("[| ]+", " ").stripTrailing();
  }

  private static JsonNode tipoff(String... command) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("-o", "json", "--data-dir", REPLAYED));
    Path output = folder.resolve(String.join("-", command) + ".json");
    Process process =
        PackagedProgram.start(folder, arguments)
            .redirectErrorStream(false)
            .redirectError(Redirect.INHERIT)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor();
    return new ObjectMapper().readTree(output.toFile());
  }
}
