package io.tipoff.features.audit;

import io.tipoff.features.audit.OutcomeCorrelations.Correlation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The greatest correlation that each feature reached over any 30 days of clean seasons, 0 to 1.
 *
 * @param appearances by feature, with having appeared
 * @param surprises by feature, with what was not foretold of any count or of the minutes
 */
record CleanRanges(Map<String, Double> appearances, Map<String, Double> surprises) {

  /** With having appeared, of a feature of which no clean season had enough rows. */
  static final double APPEARANCE = 0.80;

  /** Likewise with what was not foretold. */
  static final double SURPRISE = 0.25;

  static final String FILE = "clean-ranges.csv";
  static final String NAMES = "feature,appeared,surprise";

  /** A report says who will play, and may be right each time: what guards it is its as-of rule. */
  private static final String OF_APPEARANCE = "injury_status";

  CleanRanges {
    appearances = Map.copyOf(appearances);
    surprises = Map.copyOf(surprises);
  }

  /** Those that were measured on real seasons and are kept beside this class. */
  static CleanRanges measured() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                CleanRanges.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      return parse(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what {@link #lines} writes; lines that begin with # are comments. */
  static CleanRanges parse(List<String> lines) {
    Map<String, Double> appearances = new HashMap<>();
    Map<String, Double> surprises = new HashMap<>();
    for (String line : lines) {
      if (!line.startsWith("#") && !line.equals(NAMES)) {
        String[] cells = line.split(",", -1);
        if (!cells[1].isEmpty()) {
          appearances.put(cells[0], Double.valueOf(cells[1]));
        }
        if (!cells[2].isEmpty()) {
          surprises.put(cells[0], Double.valueOf(cells[2]));
        }
      }
    }
    return new CleanRanges(appearances, surprises);
  }

  /** What features reached in correlations of clean days. */
  static CleanRanges reachedIn(List<Correlation> clean) {
    Map<String, Double> appearances = new HashMap<>();
    Map<String, Double> surprises = new HashMap<>();
    clean.forEach(
        one ->
            (isOfAppearance(one.outcome()) ? appearances : surprises)
                .merge(one.feature(), Math.abs(one.correlation()), Math::max));
    return new CleanRanges(appearances, surprises);
  }

  /** One a feature by name, in thousandths rounded up, empty where not measured. */
  List<String> lines() {
    TreeSet<String> features = new TreeSet<>(appearances.keySet());
    features.addAll(surprises.keySet());
    List<String> lines = new ArrayList<>(List.of(NAMES));
    features.forEach(
        feature ->
            lines.add(
                String.join(
                    ",", feature, text(appearances.get(feature)), text(surprises.get(feature)))));
    return lines;
  }

  private static String text(Double reached) {
    return reached == null
        ? ""
        : String.format(Locale.ROOT, "%.3f", Math.ceil(reached * 1000) / 1000);
  }

  private static boolean isOfAppearance(String outcome) {
    return outcome.equals(OutcomeCorrelations.APPEARED);
  }

  /** What an honest feature's correlation with an outcome reaches. */
  double of(String feature, String outcome) {
    if (!isOfAppearance(outcome)) {
      return surprises.getOrDefault(feature, SURPRISE);
    }
    return feature.equals(OF_APPEARANCE) ? 1 : appearances.getOrDefault(feature, APPEARANCE);
  }
}
