package io.tipoff.validation;

import io.tipoff.warehouse.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows that one run writes to one table, by column.
 *
 * @param places index of each column in the rows
 */
record Rows(Table table, Map<String, Integer> places, List<Object[]> all) {

  static Map<String, Integer> places(Table table) {
    Map<String, Integer> places = new LinkedHashMap<>();
    table.columns().forEach(column -> places.put(column.name(), places.size()));
    return places;
  }

  Rows with(List<Object[]> others) {
    return new Rows(table, places, others);
  }

  int size() {
    return all.size();
  }

  Object value(Object[] row, String column) {
    return row[places.get(column)];
  }

  /** A number of either kind; null where the column is. */
  Double number(Object[] row, String column) {
    return value(row, column) instanceof Number number ? number.doubleValue() : null;
  }

  /** Values of some columns of a row, as a key; they may be null. */
  List<Object> key(Object[] row, List<String> columns) {
    List<Object> key = new ArrayList<>(columns.size());
    for (String column : columns) {
      key.add(value(row, column));
    }
    return key;
  }

  /** The rows that share some columns, in the order of their first. */
  Map<List<Object>, List<Object[]>> groups(List<String> columns) {
    Map<List<Object>, List<Object[]>> groups = new LinkedHashMap<>();
    for (Object[] row : all) {
      groups.computeIfAbsent(key(row, columns), any -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  /** The row's key as text. */
  String describe(Object[] row) {
    return table.key().stream()
        .map(column -> column + "=" + value(row, column))
        .collect(Collectors.joining(", "));
  }

  /** The row by column, without what is null. */
  Map<String, Object> named(Object[] row) {
    Map<String, Object> named = new LinkedHashMap<>();
    places.forEach(
        (column, place) -> {
          if (row[place] != null) {
            named.put(column, row[place]);
          }
        });
    return named;
  }
}
