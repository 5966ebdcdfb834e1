package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.QuarantinedRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Rows of a file, each key once: exact duplicates collapse into their first row; rows that share a
 * key and differ contradict each other and all go into quarantine.
 *
 * @param collapsed how many rows repeated an earlier one exactly
 */
record Deduplicated<T>(
    List<RowOutcome.Accepted<T>> accepted, List<QuarantinedRow> quarantined, int collapsed) {

  /**
   * @param key what identifies a row's fact
   * @param content what must not differ between rows of one key
   * @param rows as received, for the quarantine entries
   */
  static <T> Deduplicated<T> of(
      String file,
      List<RowOutcome<T>> outcomes,
      Function<T, Object> key,
      Function<T, Object> content,
      List<CsvRow> rows) {
    Map<Object, RowOutcome.Accepted<T>> first = new LinkedHashMap<>();
    Map<Object, Long> contradicted = new LinkedHashMap<>();
    List<QuarantinedRow> quarantined = new ArrayList<>();
    int collapsed = 0;
    for (RowOutcome<T> outcome : outcomes) {
      switch (outcome) {
        case RowOutcome.Quarantined<T> bad -> quarantined.add(bad.entry());
        case RowOutcome.Accepted<T> row -> {
          Object rowKey = key.apply(row.value());
          RowOutcome.Accepted<T> earlier = first.putIfAbsent(rowKey, row);
          if (earlier != null) {
            if (Objects.equals(content.apply(earlier.value()), content.apply(row.value()))) {
              collapsed++;
            } else {
              contradicted.putIfAbsent(rowKey, row.row());
              quarantined.add(contradiction(file, row.row(), earlier.row(), rows));
            }
          }
        }
      }
    }
    contradicted.forEach(
        (rowKey, other) ->
            quarantined.add(contradiction(file, first.remove(rowKey).row(), other, rows)));
    return new Deduplicated<>(List.copyOf(first.values()), byRow(quarantined), collapsed);
  }

  private static QuarantinedRow contradiction(
      String file, long row, long other, List<CsvRow> rows) {
    return new QuarantinedRow(
        file,
        row,
        "row",
        "row " + row + " and row " + other + " say different things of the same.",
        "Remove the row that is wrong.",
        shown(rows, row));
  }

  private static String shown(List<CsvRow> rows, long number) {
    return rows.stream()
        .filter(row -> row.number() == number)
        .map(CsvRow::shown)
        .findFirst()
        .orElse("");
  }

  private static List<QuarantinedRow> byRow(List<QuarantinedRow> quarantined) {
    Map<Long, QuarantinedRow> sorted = new TreeMap<>();
    quarantined.forEach(bad -> sorted.put(bad.row(), bad));
    return List.copyOf(sorted.values());
  }
}
