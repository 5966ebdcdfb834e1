package io.tipoff.standalone.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of a run, those of what a write did to a table apart from the others.
 *
 * @param rows table, inserted, updated, unchanged, deleted
 * @param others counts by name
 */
record Merges(List<List<String>> rows, Map<String, Long> others) {

  static final List<String> COLUMNS =
      List.of("written to", "inserted", "updated", "unchanged", "deleted");

  private static final List<String> EFFECTS = COLUMNS.subList(1, COLUMNS.size());

  static Merges of(Map<String, Long> counts) {
    Map<String, Map<String, Long>> tables = new TreeMap<>();
    Map<String, Long> others = new LinkedHashMap<>();
    counts.forEach(
        (name, count) -> {
          int end = name.lastIndexOf('.');
          String effect = name.substring(end + 1);
          if (end > 0 && EFFECTS.contains(effect)) {
            tables
                .computeIfAbsent(name.substring(0, end), table -> new TreeMap<>())
                .put(effect, count);
          } else {
            others.put(name, count);
          }
        });
    List<List<String>> rows = new ArrayList<>();
    tables.forEach(
        (table, effects) -> {
          List<String> row = new ArrayList<>(List.of(table));
          EFFECTS.forEach(effect -> row.add(Long.toString(effects.getOrDefault(effect, 0L))));
          rows.add(row);
        });
    return new Merges(rows, others);
  }
}
