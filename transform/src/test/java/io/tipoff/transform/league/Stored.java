package io.tipoff.transform.league;

import io.tipoff.run.TaskOutput;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.TableRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A task's output as rows of named values, for comparing and looking into. */
public final class Stored {

  private Stored() {}

  /** Rows of a table by column. */
  public static List<Map<String, Object>> rows(TaskOutput output, String table) {
    if (!(output instanceof TaskOutput.Rows rows)) {
      return List.of();
    }
    TableRows of =
        rows.tables().stream()
            .filter(candidate -> candidate.table().name().equals(table))
            .findFirst()
            .orElseThrow();
    List<Column> columns = of.table().columns();
    List<Map<String, Object>> named = new ArrayList<>();
    for (Object[] row : of.rows()) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < row.length; i++) {
        values.put(columns.get(i).name(), row[i]);
      }
      named.add(values);
    }
    return named;
  }

  /** Where two outputs differ, value by value; empty where no bit does. */
  public static List<String> differences(TaskOutput one, TaskOutput other) {
    List<String> first = lines(one);
    List<String> second = lines(other);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      String here = i < first.size() ? first.get(i) : "nothing";
      String there = i < second.size() ? second.get(i) : "nothing";
      if (!here.equals(there)) {
        differences.add(here + " against " + there);
      }
    }
    return differences;
  }

  private static List<String> lines(TaskOutput output) {
    return switch (output) {
      case TaskOutput.NoData none -> List.of(none.proof());
      case TaskOutput.Rows rows ->
          rows.tables().stream()
              .flatMap(
                  of -> rows(output, of.table().name()).stream().flatMap(row -> values(of, row)))
              .toList();
    };
  }

  private static Stream<String> values(TableRows of, Map<String, Object> row) {
    String key = of.table().key().stream().map(row::get).toList().toString();
    return row.entrySet().stream()
        .map(value -> of.table().name() + " " + key + " " + value.getKey() + "=" + bits(value));
  }

  private static String bits(Map.Entry<String, Object> value) {
    return value.getValue() instanceof Double real
        ? real + "/" + Long.toHexString(Double.doubleToRawLongBits(real))
        : String.valueOf(value.getValue());
  }
}
