package io.tipoff.ingest.oddsapi;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.oddsapi.EventList.Event;
import io.tipoff.ingest.season.TeamTable;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which event is which game of a slate: the one between the same two teams. Two teams meet once a
 * day, and on a neutral floor the provider may call the other one the home team.
 */
record SlateEvents(Slate slate, List<AnnouncedGame> games) {

  private static final TeamTable TEAMS = TeamTable.nba();

  SlateEvents {
    games = List.copyOf(games);
  }

  /** Games that have not begun. */
  List<AnnouncedGame> coming(Instant now) {
    return games.stream().filter(game -> game.tip().isAfter(now)).toList();
  }

  /** Whether an event begins on the slate's date. */
  boolean covers(Event event) {
    return LeagueTime.dateOf(event.commence()).equals(slate.date());
  }

  /** The game that an event of this date is. */
  Optional<AnnouncedGame> game(Event event) {
    return covers(event)
        ? games.stream().filter(game -> teams(event).equals(teams(game))).findFirst()
        : Optional.empty();
  }

  /** The event that a game is. */
  Optional<Event> event(AnnouncedGame game, EventList list) {
    return list.events().stream()
        .filter(event -> covers(event) && teams(event).equals(teams(game)))
        .findFirst();
  }

  /** Code of a team by its name. */
  static Optional<String> team(String spelling) {
    return TEAMS.code(spelling);
  }

  private static Set<String> teams(Event event) {
    return Stream.of(event.home(), event.away())
        .flatMap(name -> team(name).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> teams(AnnouncedGame game) {
    return Set.of(game.home(), game.away());
  }
}
