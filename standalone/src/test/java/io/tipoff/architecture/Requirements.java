package io.tipoff.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must hold, in one sentence each, and which guards were taken out to see a test fail: two
 * files of lines whose parts stand between bars.
 */
final class Requirements {

  private static final Path PLACE =
      Path.of(System.getProperty("tipoff.root"), "standalone", "src", "test", "guarantees");

  private Requirements() {}

  /**
   * A row of the page.
   *
   * @param statement what must hold
   * @param lacking what of it no test shows; empty if the tests show all of it
   */
  record Requirement(String id, String statement, String lacking) {}

  /** The requirements by their headings, in the order of the file. */
  static Map<String, List<Requirement>> byHeading() throws IOException {
    Map<String, List<Requirement>> requirements = new LinkedHashMap<>();
    List<Requirement> under = new ArrayList<>();
    for (String line : lines("requirements.txt")) {
      if (line.startsWith("# ")) {
        under = new ArrayList<>();
        requirements.put(line.substring(2), under);
      } else {
        String[] parts = line.split(" \\| ", 3);
        under.add(new Requirement(parts[0], parts[1], parts.length == 3 ? parts[2] : ""));
      }
    }
    return requirements;
  }

  /** What was taken out, by the test that failed then. */
  static SortedMap<String, String> removedGuards() throws IOException {
    SortedMap<String, String> removed = new TreeMap<>();
    for (String line : lines("removed-guards.txt")) {
      String[] parts = line.split(" \\| ", 2);
      if (removed.put(parts[0], parts[1]) != null) {
        throw new IllegalArgumentException(parts[0] + " stands there twice");
      }
    }
    return removed;
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(PLACE.resolve(file)).stream()
        .filter(line -> !line.isBlank())
        .toList();
  }
}
