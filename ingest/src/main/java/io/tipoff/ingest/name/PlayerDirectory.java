package io.tipoff.ingest.name;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * Who is called what. A list of players is known from the beginning; what box scores tell (names,
 * suffixes, teams) counts only from the day after, so that a resolution never looks ahead.
 */
public final class PlayerDirectory {

  private final NameAliases aliases;
  private final Map<String, TreeMap<Long, LocalDate>> idsByName = new HashMap<>();
  private final Map<Long, List<Appearance>> appearances = new HashMap<>();

  private final Map<String, PlayerName> names = new HashMap<>();
  private final Set<Long> listed = new HashSet<>();

  private record Appearance(LocalDate date, String team, Optional<String> suffix) {}

  public PlayerDirectory(NameAliases aliases) {
    this.aliases = aliases;
  }

  /** A player of the list of players. */
  public void list(long playerId, String name) {
    add(playerId, PlayerName.of(name), LocalDate.MIN);
    listed.add(playerId);
  }

  /** A player who appeared in a game; in any order of dates. */
  public void appeared(long playerId, String name, String team, LocalDate date) {
    PlayerName own = names.computeIfAbsent(name, PlayerName::of);
    add(playerId, own, date);
    appearances
        .computeIfAbsent(playerId, id -> new ArrayList<>())
        .add(new Appearance(date, team, own.suffix()));
  }

  private void add(long playerId, PlayerName name, LocalDate since) {
    idsByName
        .computeIfAbsent(aliases.canonical(name.normal()), normal -> new TreeMap<>())
        .merge(playerId, since, (one, other) -> one.isBefore(other) ? one : other);
  }

  /** Whether the id is in the list of players. */
  public boolean isListed(long playerId) {
    return listed.contains(playerId);
  }

  /**
   * Resolves a name in a game.
   *
   * @param teams codes of the game's teams
   * @param date of the game; only earlier appearances count
   */
  public Resolution resolve(String name, Set<String> teams, LocalDate date) {
    PlayerName asked = PlayerName.of(name);
    String normal = aliases.canonical(asked.normal());
    List<Long> candidates =
        idsByName.getOrDefault(normal, new TreeMap<>()).entrySet().stream()
            .filter(entry -> entry.getValue().isBefore(date))
            .map(Map.Entry::getKey)
            .toList();
    if (candidates.isEmpty()) {
      return new Resolution.Unresolved(normal);
    }
    if (candidates.size() == 1) {
      return new Resolution.Resolved(candidates.getFirst());
    }
    return only(candidates, id -> plays(id, teams, date))
        .or(() -> only(candidates, id -> Objects.equals(suffix(id, date), asked.suffix())))
        .<Resolution>map(Resolution.Resolved::new)
        .orElseGet(() -> new Resolution.Ambiguous(candidates));
  }

  private static Optional<Long> only(List<Long> candidates, LongPredicate test) {
    List<Long> passing = candidates.stream().filter(test::test).toList();
    return passing.size() == 1 ? Optional.of(passing.getFirst()) : Optional.empty();
  }

  private boolean plays(long playerId, Set<String> teams, LocalDate before) {
    return latest(playerId, before).map(last -> teams.contains(last.team())).orElse(false);
  }

  private Optional<String> suffix(long playerId, LocalDate before) {
    return latest(playerId, before).flatMap(Appearance::suffix);
  }

  private Optional<Appearance> latest(long playerId, LocalDate before) {
    return appearances.getOrDefault(playerId, List.of()).stream()
        .filter(appearance -> appearance.date().isBefore(before))
        .max((one, other) -> one.date().compareTo(other.date()));
  }
}
