package io.tipoff.ingest.oddsapi;

import io.tipoff.ingest.fact.QuarantinedRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a slate's payloads could not be used; what each of them repeats is told once. */
final class Refusals {

  private final List<QuarantinedRow> rows = new ArrayList<>();
  private final Set<List<String>> told = new HashSet<>();

  List<QuarantinedRow> rows() {
    return List.copyOf(rows);
  }

  /**
   * Refuses an element.
   *
   * @param reason without its full stop
   * @param offending what tells this one from others
   */
  void add(String file, int element, String field, String reason, String remedy, String offending) {
    if (told.add(List.of(field, reason, offending))) {
      rows.add(new QuarantinedRow(file, element, field, reason + ".", remedy, offending));
    }
  }
}
