package io.tipoff.ingest.name;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Normal names under which some sources know a player, and the league's normal name for each. */
public final class NameAliases {

  private final Map<String, String> canonical;

  private NameAliases(Map<String, String> canonical) {
    this.canonical = canonical;
  }

  /** The table kept with the program, {@code aliases.csv}. */
  public static NameAliases standard() {
    try (InputStream in = NameAliases.class.getResourceAsStream("aliases.csv")) {
      if (in == null) {
        throw new IllegalStateException("resource aliases.csv is missing from the jar");
      }
      Map<String, String> canonical = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", 2))
          .forEach(cells -> canonical.put(cells[0], cells[1]));
      return new NameAliases(Map.copyOf(canonical));
    } catch (IOException e) {
      throw new UncheckedIOException("resource aliases.csv cannot be read", e);
    }
  }

  /** The league's normal name; the name itself if it is nobody's alias. */
  public String canonical(String normalName) {
    return canonical.getOrDefault(normalName, normalName);
  }
}
