package io.tipoff.features.audit;

import io.tipoff.features.contract.Feature;
import io.tipoff.features.contract.FeatureContract;
import io.tipoff.features.history.Stat;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ColumnType;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Correlation of every feature with what then happened, against the range that honest values of it
 * stay in, over the rows that all figures are of: those of players with ten earlier games or more.
 * Of counts and minutes only the part counts that his decayed mean did not foretell; the minutes of
 * the game itself go with that at 0.44 or more, its points at 0.60.
 */
public final class OutcomeCorrelations {

  /** Rows below which nothing is said of a feature and an outcome. */
  static final int FEWEST = 500;

  /** Earlier games of a player below which his rows do not count. */
  private static final long HISTORY = 10;

  /**
   * Standard errors beyond the clean range that are still believed. The outcomes of a date go
   * together, so that the usual three are exceeded by honest features.
   */
  private static final double ERRORS = 5;

  /** What says whether he appeared, among the outcomes. */
  static final String APPEARED = "appeared";

  private static final Sql ROWS = Sql.of(OutcomeCorrelations.class, "outcomes.sql");
  private static final int DAYS = 30;
  private static final List<String> OUTCOMES =
      List.of("points", "rebounds", "assists", "threes", "pra", "steals", "blocks", "minutes");

  private OutcomeCorrelations() {}

  /**
   * How a feature goes with an outcome.
   *
   * @param rows with both of them, at least {@value #FEWEST}
   * @param clean what honest values of the feature reached
   * @param bound above which it is not believed: the clean range and five standard errors
   */
  public record Correlation(
      String feature, String outcome, long rows, double correlation, double clean, double bound) {

    /** Whether it is beyond what an honest feature reaches. */
    public boolean suspect() {
      return Math.abs(correlation) > bound;
    }

    /** Share of its bound, above 1 if it is suspect. */
    public double ofBound() {
      return Math.abs(correlation) / bound;
    }
  }

  /**
   * Over the 30 days up to a slate, of each feature every outcome with which it is suspect, or else
   * the one that comes nearest to its bound; nothing of a feature that has too few rows. Blocks.
   */
  public static List<Correlation> upTo(Warehouse warehouse, Slate slate) {
    return telling(all(warehouse, slate, CleanRanges.measured()));
  }

  /** Of every feature with every outcome, over the same days. */
  static List<Correlation> all(Warehouse warehouse, Slate slate, CleanRanges ranges) {
    List<String> features =
        FeatureContract.playerGame().features().stream().map(Feature::name).toList();
    List<Column> columns = new ArrayList<>();
    features.forEach(name -> columns.add(Column.nullable(name, ColumnType.FLOAT64)));
    OUTCOMES.forEach(name -> columns.add(Column.nullable("outcome_" + name, ColumnType.FLOAT64)));
    LocalDate date = slate.date();
    return all(
        features,
        warehouse.queryRows(
            ROWS,
            columns,
            date.minusDays(DAYS),
            date,
            RunContext.LATEST,
            RunContext.LATEST,
            HISTORY),
        ranges);
  }

  /**
   * Of rows that hold the features' values and then the outcomes'; an outcome is null if he did not
   * appear.
   */
  static List<Correlation> all(List<String> features, List<Object[]> rows, CleanRanges ranges) {
    Map<String, double[]> happened = surprises(features, rows);
    List<Correlation> correlations = new ArrayList<>();
    for (int f = 0; f < features.size(); f++) {
      double[] values = column(rows, f);
      for (var outcome : happened.entrySet()) {
        of(features.get(f), outcome.getKey(), values, outcome.getValue(), ranges)
            .ifPresent(correlations::add);
      }
    }
    return correlations;
  }

  /** Of each feature every suspect, or else what comes nearest to being one. */
  static List<Correlation> telling(List<Correlation> all) {
    Map<String, List<Correlation>> byFeature =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    Correlation::feature, LinkedHashMap::new, Collectors.toList()));
    return byFeature.values().stream()
        .flatMap(
            of ->
                of.stream().anyMatch(Correlation::suspect)
                    ? of.stream().filter(Correlation::suspect)
                    : of.stream().max(Comparator.comparingDouble(Correlation::ofBound)).stream())
        .toList();
  }

  /** Per outcome what of it was not foretold, row by row; NaN where that is not known. */
  private static Map<String, double[]> surprises(List<String> features, List<Object[]> rows) {
    Map<String, double[]> happened = new LinkedHashMap<>();
    double[] appeared = column(rows, features.size());
    Arrays.setAll(appeared, row -> Double.isNaN(appeared[row]) ? 0 : 1);
    happened.put(APPEARED, appeared);
    for (int o = 0; o < OUTCOMES.size(); o++) {
      double[] counts = column(rows, features.size() + o);
      int foretelling = features.indexOf(foretelling(OUTCOMES.get(o)));
      double[] foretold = foretelling < 0 ? null : column(rows, foretelling);
      Arrays.setAll(counts, row -> foretold == null ? Double.NaN : counts[row] - foretold[row]);
      happened.put(OUTCOMES.get(o), counts);
    }
    return happened;
  }

  private static double[] column(List<Object[]> rows, int place) {
    return rows.stream()
        .mapToDouble(row -> row[place] == null ? Double.NaN : (Double) row[place])
        .toArray();
  }

  private static String foretelling(String outcome) {
    return outcome.equals(Stat.MINUTES.name().toLowerCase(Locale.ROOT))
        ? "minutes_ewma_fast"
        : outcome + "_ewma";
  }

  private static Optional<Correlation> of(
      String feature, String outcome, double[] values, double[] happened, CleanRanges ranges) {
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int row = 0; row < values.length; row++) {
      double value = values[row];
      double surprise = happened[row];
      if (Double.isNaN(value) || Double.isNaN(surprise)) {
        continue;
      }
      n++;
      x += value;
      y += surprise;
      xx += value * value;
      yy += surprise * surprise;
      xy += value * surprise;
    }
    if (n < FEWEST) {
      return Optional.empty();
    }
    double spread = (n * xx - x * x) * (n * yy - y * y);
    double correlation = spread > 1e-9 ? (n * xy - x * y) / StrictMath.sqrt(spread) : 0;
    double clean = ranges.of(feature, outcome);
    return Optional.of(
        new Correlation(
            feature, outcome, (long) n, correlation, clean, clean + ERRORS / StrictMath.sqrt(n)));
  }
}
