package io.tipoff.transform.context;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A player's latest game for a team, and the latest known-at of all his games for it. */
record Appearance(String playerId, String team, LocalDate lastGameDate, Instant knownAt) {

  /**
   * Per player the team he appeared for last, in the order of the players. Someone whose latest
   * date saw him on two teams is on neither: which came later is not known. Known-at covers the
   * games for his other teams too.
   */
  static List<Appearance> latest(List<Appearance> all) {
    Map<String, List<Appearance>> byPlayer = new TreeMap<>();
    all.forEach(one -> byPlayer.computeIfAbsent(one.playerId(), p -> new ArrayList<>()).add(one));
    List<Appearance> latest = new ArrayList<>();
    for (List<Appearance> teams : byPlayer.values()) {
      LocalDate last =
          teams.stream().map(Appearance::lastGameDate).max(LocalDate::compareTo).orElseThrow();
      Instant known = teams.stream().map(Appearance::knownAt).max(Instant::compareTo).orElseThrow();
      List<Appearance> there =
          teams.stream().filter(one -> one.lastGameDate().equals(last)).toList();
      if (there.size() == 1) {
        Appearance one = there.getFirst();
        latest.add(new Appearance(one.playerId(), one.team(), last, known));
      }
    }
    return latest;
  }
}
