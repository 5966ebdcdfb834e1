package io.tipoff.transform.summary;

import io.tipoff.validation.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings of seasons, added up by table and check. */
final class FindingTally {

  private final Map<String, long[]> sums = new TreeMap<>();

  void add(String season, Finding finding) {
    String key =
        String.join(" | ", season, finding.artefact(), finding.check(), finding.severity().name());
    long[] sum = sums.computeIfAbsent(key, any -> new long[2]);
    sum[0]++;
    sum[1] += finding.found();
  }

  /** One line each: season, table, check, severity, how many slates have it, what they count. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    sums.forEach((key, sum) -> lines.add(key + " | " + sum[0] + " | " + sum[1]));
    return lines;
  }
}
