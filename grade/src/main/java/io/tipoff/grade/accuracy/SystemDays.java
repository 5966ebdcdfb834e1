package io.tipoff.grade.accuracy;

import io.tipoff.grade.outcome.SystemDay;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The dates that count for each system and market: whole seasons in which it predicted. */
final class SystemDays {

  private static final Sql SYSTEMS = Sql.of(SystemDays.class, "system_days.sql");
  private static final Sql SCORED = Sql.of(SystemDays.class, "scored_days.sql");

  /** A system in a market. */
  record Group(Origin origin, String system, Market market) implements Comparable<Group> {

    private static final Comparator<Group> ORDER =
        Comparator.comparing(Group::origin)
            .thenComparing(Group::system)
            .thenComparing(Group::market);

    @Override
    public int compareTo(Group other) {
      return ORDER.compare(this, other);
    }
  }

  /** Scored rows of a date and market; of {@code scored_days.sql}. */
  private record ScoredDay(
      Market market, LocalDate gameDate, String season, long scored, long error, Instant knownAt) {}

  private SystemDays() {}

  /**
   * Days by group, in order of dates.
   *
   * @param until last date
   */
  static SortedMap<Group, List<AccuracyDay>> read(
      Warehouse warehouse, Instant asOf, LocalDate until) {
    SortedMap<Group, SortedMap<LocalDate, SystemDay>> systems = new TreeMap<>();
    for (SystemDay day : warehouse.query(SYSTEMS, SystemDay.class, asOf, until)) {
      systems
          .computeIfAbsent(
              new Group(day.origin(), day.system(), day.market()), _ -> new TreeMap<>())
          .put(day.gameDate(), day);
    }
    Map<Market, List<ScoredDay>> scored = new TreeMap<>();
    for (ScoredDay day : warehouse.query(SCORED, ScoredDay.class, asOf, until)) {
      scored.computeIfAbsent(day.market(), _ -> new ArrayList<>()).add(day);
    }
    SortedMap<Group, List<AccuracyDay>> days = new TreeMap<>();
    systems.forEach(
        (group, own) ->
            days.put(group, merge(own, scored.getOrDefault(group.market(), List.of()))));
    return days;
  }

  private static List<AccuracyDay> merge(
      SortedMap<LocalDate, SystemDay> own, List<ScoredDay> scored) {
    Set<String> seasons = new HashSet<>();
    own.values().forEach(day -> seasons.add(day.season()));
    SortedMap<LocalDate, AccuracyDay> days = new TreeMap<>();
    own.forEach(
        (date, day) ->
            days.put(
                date, new AccuracyDay(date, day.season(), Optional.of(day), 0, 0, day.knownAt())));
    for (ScoredDay day : scored) {
      if (seasons.contains(day.season())) {
        Optional<SystemDay> system = Optional.ofNullable(own.get(day.gameDate()));
        Instant knownAt =
            system
                .map(SystemDay::knownAt)
                .filter(known -> known.isAfter(day.knownAt()))
                .orElse(day.knownAt());
        days.put(
            day.gameDate(),
            new AccuracyDay(
                day.gameDate(), day.season(), system, day.scored(), day.error(), knownAt));
      }
    }
    return List.copyOf(days.values());
  }
}
