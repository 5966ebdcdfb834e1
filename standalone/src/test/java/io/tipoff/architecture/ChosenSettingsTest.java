package io.tipoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.digest.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every number of the systems stands on the page with the seasons that it was chosen on: another
 * number, or another choice, wants another record, and none may be chosen on the seasons that are
 * reported.
 */
class ChosenSettingsTest {

  private static final Path ROOT = Path.of(System.getProperty("tipoff.root"));
  private static final Path CODE = ROOT.resolve("predict/src/main/java/io/tipoff/predict");
  private static final String SETTINGS = "PredictSettings";

  /** Where systems, their calibration and their training have numbers. */
  private static final List<String> PACKAGES =
      List.of(
          "calibration",
          "ensemble",
          "formula",
          "gbdt",
          "gbdtmarket",
          "line",
          "movingaverage",
          "similarity",
          "training",
          "zonematchup");

  /** Numbers that no outcome could have been asked about. */
  private static final Set<String> NOT_CHOSEN =
      Set.of(
          "calibration/Bands#ROUNDING",
          "calibration/CalibrationFit#ROUNDING",
          "gbdt/GbdtTrainer#GOLDEN_VECTORS",
          "gbdtmarket/MarketPredictor#EVEN",
          "line/LogisticFit#ENOUGH",
          "line/LogisticFit#ROUNDING",
          "line/LogisticFit#STEPS",
          "PredictSettings.Training#threads");

  /** Taken after 2024-25 had been seen; the page says that its figures are no test of them. */
  private static final Set<String> SEEN_TOO_MUCH =
      Set.of(
          "gbdtmarket/Blend#RIDGE",
          "gbdtmarket/MarketTrainer#UNTOLD",
          "line/CalibrateLinesTask#RIDGE",
          "line/PastLines#DAYS",
          "PredictSettings#minimumHistory",
          "PredictSettings.Lines#cadenceDays");

  private static final String LAST_SEASON = "2023-24";

  private static final Pattern CONSTANT =
      Pattern.compile(
          "static final (?:int|long|double|double\\[\\]|Set<Market>|Map<Market, \\w+>|Recipe|String"
              + " PARAMETERS) ?(\\w*) =\\s*([^;]+);"
              + "|static (List<String> ofPlayer)\\(\\) \\{(.+?)\\n  \\}",
          Pattern.DOTALL);
  private static final Pattern DEFAULT =
      Pattern.compile(
          "interface (\\w+) \\{|@WithDefault\\(\"([0-9.]+)\"\\)\\s+(?:int|double) (\\w+)\\(\\)");
  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)` \\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern SEASON = Pattern.compile("20\\d\\d-\\d\\d");

  /**
   * A row of the page.
   *
   * @param seasons that it was chosen on, or a dash where nothing was compared
   */
  private record Chosen(String value, String seasons, String tried) {}

  @Test
  void everyNumberStandsOnThePageAsItIsInTheCode() throws IOException {
    Map<String, String> recorded = new TreeMap<>();
    page().forEach((setting, chosen) -> recorded.put(setting, chosen.value()));

    assertThat(recorded).isEqualTo(code());
  }

  @Test
  void noneIsChosenOnASeasonThatIsReported() throws IOException {
    assertThat(page())
        .allSatisfy(
            (setting, chosen) -> {
              List<String> seasons =
                  SEASON.matcher(chosen.seasons()).results().map(each -> each.group()).toList();
              assertThat(seasons.isEmpty()).isEqualTo(chosen.seasons().equals("–"));
              assertThat(chosen.tried().equals("–")).isEqualTo(seasons.isEmpty());
              assertThat(seasons.stream().allMatch(each -> each.compareTo(LAST_SEASON) <= 0))
                  .as("chosen on seasons up to " + LAST_SEASON)
                  .isEqualTo(!SEEN_TOO_MUCH.contains(setting));
            });
  }

  private static Map<String, Chosen> page() throws IOException {
    Map<String, Chosen> rows = new TreeMap<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/chosen-settings.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), new Chosen(row.group(2), row.group(3), row.group(4)));
      }
    }
    return rows;
  }

  private static Map<String, String> code() throws IOException {
    Map<String, String> numbers = new TreeMap<>();
    for (String folder : PACKAGES) {
      try (Stream<Path> files = Files.list(CODE.resolve(folder))) {
        for (Path file : files.toList()) {
          String name = folder + "/" + file.getFileName().toString().replace(".java", "");
          CONSTANT
              .matcher(Files.readString(file))
              .results()
              .forEach(
                  found -> {
                    boolean isMethod = found.group(3) != null;
                    String constant =
                        isMethod
                            ? "ofPlayer"
                            : found.group(1).isEmpty() ? "PARAMETERS" : found.group(1);
                    numbers.put(name + "#" + constant, shortened(found.group(isMethod ? 4 : 2)));
                  });
        }
      }
    }
    String inner = SETTINGS;
    Matcher defaults = DEFAULT.matcher(Files.readString(CODE.resolve(SETTINGS + ".java")));
    while (defaults.find()) {
      if (defaults.group(1) == null) {
        numbers.put(inner + "#" + defaults.group(3), defaults.group(2));
      } else {
        inner = defaults.group(1).equals(SETTINGS) ? SETTINGS : SETTINGS + "." + defaults.group(1);
      }
    }
    numbers.keySet().removeAll(NOT_CHOSEN);
    return numbers;
  }

  /** A long one by what begins its digest. */
  private static String shortened(String value) {
    String text = value.replaceAll("\\s+", " ").strip();
    return text.length() <= 24 ? text : "sha-256 " + Digests.sha256(text).substring(0, 12);
  }
}
