package io.tipoff.predict;

import io.tipoff.predict.feature.FeatureRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Feature rows made of what a test says of them. */
public final class Rows {

  private Rows() {}

  /** One row per map, on consecutive days; what a map leaves out is not known. */
  @SafeVarargs
  public static FeatureRows of(List<String> names, Map<String, Double>... rows) {
    List<Object[]> values = new ArrayList<>();
    for (Map<String, Double> known : rows) {
      LocalDate date = LocalDate.of(2024, 1, 1).plusDays(values.size());
      Instant instant = Instant.parse("2024-01-01T12:00:00Z");
      List<Object> row =
          new ArrayList<>(
              List.of("game-" + values.size(), "player", date, "2023-24", "RS", "AAA", "BBB"));
      row.addAll(List.of(League.CONTRACT, 20L, 1.0, "row", instant, instant));
      row.add(null); // no injury reports
      names.forEach(name -> row.add(known.get(name)));
      values.add(row.toArray());
    }
    return FeatureRows.of(names, values);
  }
}
