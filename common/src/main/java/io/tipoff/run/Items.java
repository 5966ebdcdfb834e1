package io.tipoff.run;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run was asked for one by one, such as players, and what became of each.
 *
 * @param written rows written by item
 * @param leftOut why nothing, or not all, was computed, by item
 */
public record Items(SortedMap<String, Long> written, SortedMap<String, String> leftOut) {

  public Items {
    written = new TreeMap<>(written);
    leftOut = new TreeMap<>(leftOut);
  }

  /** How many were asked for. */
  public long requested() {
    return written.size() + leftOut.keySet().stream().filter(i -> !written.containsKey(i)).count();
  }

  /** How many were left out for each reason, as words. */
  public String reasons() {
    Map<String, Long> counts =
        leftOut.values().stream()
            .collect(Collectors.groupingBy(why -> why, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }
}
