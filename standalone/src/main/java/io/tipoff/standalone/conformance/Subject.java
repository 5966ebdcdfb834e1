package io.tipoff.standalone.conformance;

import java.util.List;
import java.util.Map;

/**
 * Something that has duties.
 *
 * @param kind {@code task}, {@code source}, {@code store} or {@code destination}
 * @param duties by name, in the order of the table
 */
public record Subject(String kind, String name, Map<String, Cell> duties) {

  /** Names of the duties that it does not have. */
  public List<String> missing() {
    return duties.entrySet().stream()
        .filter(duty -> duty.getValue().isMissing())
        .map(Map.Entry::getKey)
        .toList();
  }
}
