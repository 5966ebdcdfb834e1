package io.tipoff.ingest.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invented names, each given out once. */
final class NameList {

  private final List<String> first = lines("first-names.txt");
  private final List<String> last = lines("last-names.txt");
  private final Set<String> given = new HashSet<>();
  private final Draws draws;

  NameList(Draws draws) {
    this.draws = draws;
  }

  String next() {
    String name = draws.pick(first) + " " + draws.pick(last);
    while (!given.add(name)) {
      name = draws.pick(first) + " " + draws.pick(last);
    }
    return name;
  }

  static List<String> lines(String resource) {
    try (InputStream stream = NameList.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("resource " + resource + " is missing from the jar");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new ArrayList<>(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + resource + " cannot be read", e);
    }
  }
}
