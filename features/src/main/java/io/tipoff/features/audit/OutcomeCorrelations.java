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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Correlation of every feature with what then happened, against the range that honest features stay
 * in. Of counts and minutes only the part counts that his decayed mean did not foretell: on a real
 * season no feature reaches 0.16 there, the minutes played reach 0.50 and the points 0.66. With
 * whether he appeared an honest feature reaches 0.63.
 */
public final class OutcomeCorrelations {

  /** Highest honest correlation with the part of a count that was not foretold. */
  static final double CLEAN_SURPRISE = 0.25;

  /** Highest honest correlation with having appeared. */
  static final double CLEAN_APPEARANCE = 0.80;

  /** A report says who will play, and may be right each time: what guards it is its as-of rule. */
  private static final Set<String> OF_APPEARANCE = Set.of("injury_status");

  private static final Sql ROWS = Sql.of(OutcomeCorrelations.class, "outcomes.sql");
  private static final int FEWEST = 100;
  private static final int DAYS = 30;
  private static final List<String> OUTCOMES =
      List.of("points", "rebounds", "assists", "threes", "pra", "steals", "blocks", "minutes");

  private OutcomeCorrelations() {}

  /**
   * A feature and the outcome that it goes with most.
   *
   * @param bound above which it is not believed: the clean range and three standard errors
   */
  public record Correlation(
      String feature, String outcome, long rows, double correlation, double bound) {

    /** Whether it is beyond what an honest feature reaches. */
    public boolean suspect() {
      return Math.abs(correlation) > bound;
    }
  }

  /** Per feature the outcome that it goes with most, over the 30 days up to a slate. Blocks. */
  public static List<Correlation> upTo(Warehouse warehouse, Slate slate) {
    List<String> features =
        FeatureContract.playerGame().features().stream().map(Feature::name).toList();
    List<Column> columns = new ArrayList<>();
    features.forEach(name -> columns.add(Column.nullable(name, ColumnType.FLOAT64)));
    OUTCOMES.forEach(name -> columns.add(Column.nullable("outcome_" + name, ColumnType.FLOAT64)));
    LocalDate date = slate.date();
    return of(
        features,
        warehouse.queryRows(
            ROWS, columns, date.minusDays(DAYS), date, RunContext.LATEST, RunContext.LATEST));
  }

  /**
   * Of rows that hold the features' values and then the outcomes'; an outcome is null if he did not
   * appear.
   */
  static List<Correlation> of(List<String> features, List<Object[]> rows) {
    Map<String, double[]> happened = surprises(features, rows);
    List<Correlation> correlations = new ArrayList<>();
    for (int f = 0; f < features.size(); f++) {
      double[] values = column(rows, f);
      Correlation most = null;
      for (var outcome : happened.entrySet()) {
        Correlation next = of(features.get(f), outcome.getKey(), values, outcome.getValue());
        if (most == null
            || Math.abs(next.correlation()) / next.bound()
                > Math.abs(most.correlation()) / most.bound()) {
          most = next;
        }
      }
      correlations.add(most);
    }
    return correlations;
  }

  /** Per outcome what of it was not foretold, row by row; NaN where that is not known. */
  private static Map<String, double[]> surprises(List<String> features, List<Object[]> rows) {
    Map<String, double[]> happened = new LinkedHashMap<>();
    double[] appeared = column(rows, features.size());
    Arrays.setAll(appeared, row -> Double.isNaN(appeared[row]) ? 0 : 1);
    happened.put("appeared", appeared);
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

  private static double cleanAppearance(String feature) {
    return OF_APPEARANCE.contains(feature) ? 1 : CLEAN_APPEARANCE;
  }

  private static String foretelling(String outcome) {
    return outcome.equals(Stat.MINUTES.name().toLowerCase(Locale.ROOT))
        ? "minutes_ewma_fast"
        : outcome + "_ewma";
  }

  private static Correlation of(
      String feature, String outcome, double[] values, double[] happened) {
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
    double spread = (n * xx - x * x) * (n * yy - y * y);
    double correlation =
        n < FEWEST || !(spread > 1e-9) ? 0 : (n * xy - x * y) / StrictMath.sqrt(spread);
    double clean = outcome.equals("appeared") ? cleanAppearance(feature) : CLEAN_SURPRISE;
    return new Correlation(
        feature, outcome, (long) n, correlation, clean + 3 / StrictMath.sqrt(Math.max(n, 1)));
  }
}
