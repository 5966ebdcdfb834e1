package io.tipoff.predict.feature;

import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Feature rows in key order, with the features that were asked for, by name. A feature that is not
 * known is NaN.
 */
public final class FeatureRows {

  private static final List<Column> SUBJECT =
      List.of(
          Column.required("game_id", ColumnType.STRING),
          Column.required("player_id", ColumnType.STRING),
          Column.required("game_date", ColumnType.DATE),
          Column.required("season", ColumnType.STRING),
          Column.required("season_type", ColumnType.STRING),
          Column.required("team", ColumnType.STRING),
          Column.required("opponent", ColumnType.STRING),
          Column.required("contract_digest", ColumnType.STRING),
          Column.required("history_games", ColumnType.INT64),
          Column.required("quality", ColumnType.FLOAT64),
          Column.required("row_digest", ColumnType.STRING),
          Column.required("known_at_before_market", ColumnType.TIMESTAMP),
          Column.required("known_at", ColumnType.TIMESTAMP),
          Column.nullable("injury_status", ColumnType.FLOAT64));

  private final List<Subject> subjects;
  private final List<String> names;
  private final Map<String, Integer> places;
  private final List<float[]> values;

  private FeatureRows(List<Subject> subjects, List<String> names, List<float[]> values) {
    this.subjects = List.copyOf(subjects);
    this.names = List.copyOf(names);
    this.values = List.copyOf(values);
    this.places = new HashMap<>();
    for (int i = 0; i < this.names.size(); i++) {
      places.put(this.names.get(i), i);
    }
  }

  /** Columns to ask the table for, so that {@link #of} can read the result. */
  public static List<Column> columns(List<String> features) {
    List<Column> columns = new ArrayList<>(SUBJECT);
    features.forEach(name -> columns.add(Column.nullable(name, ColumnType.FLOAT64)));
    return columns;
  }

  /** Sorts rows of {@link #columns} by date, game and player. */
  public static void sort(List<Object[]> rows) {
    rows.sort(
        Comparator.comparing((Object[] row) -> (LocalDate) row[2])
            .thenComparing(row -> (String) row[0])
            .thenComparing(row -> (String) row[1]));
  }

  /**
   * Rows from values in the order of {@link #columns}; further values after them are left alone.
   */
  public static FeatureRows of(List<String> features, List<Object[]> rows) {
    List<Subject> subjects = new ArrayList<>(rows.size());
    List<float[]> values = new ArrayList<>(rows.size());
    for (Object[] row : rows) {
      subjects.add(subject(row));
      float[] vector = new float[features.size()];
      for (int i = 0; i < vector.length; i++) {
        Object value = row[SUBJECT.size() + i];
        vector[i] = value == null ? Float.NaN : ((Double) value).floatValue();
      }
      values.add(vector);
    }
    return new FeatureRows(subjects, features, values);
  }

  private static Subject subject(Object[] row) {
    return new Subject(
        (String) row[0],
        (String) row[1],
        (LocalDate) row[2],
        (String) row[3],
        (String) row[4],
        (String) row[5],
        (String) row[6],
        (String) row[7],
        (Long) row[8],
        (Double) row[9],
        (String) row[10],
        (Instant) row[11],
        (Instant) row[12],
        (Double) row[13]);
  }

  /** The rows whose subject passes, in the same order. */
  public FeatureRows where(Predicate<Subject> passes) {
    List<Subject> kept = new ArrayList<>();
    List<float[]> keptValues = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      if (passes.test(subjects.get(i))) {
        kept.add(subjects.get(i));
        keptValues.add(values.get(i));
      }
    }
    return new FeatureRows(kept, names, keptValues);
  }

  public int size() {
    return subjects.size();
  }

  public List<Subject> subjects() {
    return subjects;
  }

  /** Names of the features, in the order of a row's values. */
  public List<String> names() {
    return names;
  }

  /**
   * Place of a feature in a row's values.
   *
   * @throws IllegalArgumentException if it was not asked for
   */
  public int place(String feature) {
    Integer place = places.get(feature);
    if (place == null) {
      throw new IllegalArgumentException("feature " + feature + " was not read");
    }
    return place;
  }

  /** A value by row and place; NaN if not known. */
  public float value(int row, int place) {
    return values.get(row)[place];
  }

  /** The values of a row, in the order of {@link #names}. */
  public float[] vector(int row) {
    return values.get(row).clone();
  }

  /** Share of rows in which each feature is not known, in the order of a row's values. */
  public List<Double> missing() {
    long[] missing = new long[names.size()];
    for (float[] row : values) {
      for (int place = 0; place < row.length; place++) {
        missing[place] += Float.isNaN(row[place]) ? 1 : 0;
      }
    }
    return Arrays.stream(missing)
        .mapToObj(count -> Math.rint(1e4 * count / Math.max(1, size())) / 1e4)
        .toList();
  }

  /** All values row by row, {@code size() × names().size()}. */
  public float[] matrix() {
    float[] matrix = new float[size() * names.size()];
    for (int i = 0; i < size(); i++) {
      System.arraycopy(values.get(i), 0, matrix, i * names.size(), names.size());
    }
    return matrix;
  }
}
