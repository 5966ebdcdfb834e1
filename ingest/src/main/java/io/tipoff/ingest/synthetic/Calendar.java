package io.tipoff.ingest.synthetic;

import io.tipoff.ingest.fact.SeasonType;
import io.tipoff.time.LeagueTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who meets whom and when: no team twice a day nor three days running, back-to-backs now and then,
 * home and away in balance, tips spread over the evening and later in the west.
 */
final class Calendar {

  private static final double GAMES_PER_TEAM_AND_DAY = 0.24;
  private static final double DAY_OFF = 0.04;
  private static final double PLAYS_AGAIN_NEXT_DAY = 0.3;
  private static final List<LocalTime> EASTERN_EVENING =
      List.of(LocalTime.of(19, 0), LocalTime.of(19, 30), LocalTime.of(20, 0));
  private static final List<LocalTime> WESTERN_EVENING =
      List.of(LocalTime.of(21, 0), LocalTime.of(22, 0), LocalTime.of(22, 30));
  private static final List<LocalTime> MATINEE =
      List.of(LocalTime.of(13, 0), LocalTime.of(15, 30), LocalTime.of(18, 0));

  private final LeagueSpec.SeasonSpec season;
  private final List<Team> teams;
  private final Draws draws;
  private final Map<Team, LocalDate> lastPlayed = new HashMap<>();
  private final Map<Team, LocalDate> lastButOne = new HashMap<>();
  private final Map<Team, Integer> played = new HashMap<>();
  private final Map<Team, Integer> playedAtHome = new HashMap<>();
  private final Map<String, Integer> meetings = new HashMap<>();
  private final Map<SeasonType, Integer> numbers = new HashMap<>();
  private LocalDate date;
  private int neutralLeft;

  Calendar(LeagueSpec.SeasonSpec season, List<Team> teams, Draws draws) {
    this.season = season;
    this.teams = teams;
    this.draws = draws;
    this.neutralLeft = season.neutralGames();
    this.date =
        LocalDate.of(season.startYear(), 10, 21)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
  }

  /** Games of the next date that has any. */
  List<Game> nextRegularSlate(int day) {
    List<Team> free = freeTeams();
    while (free.size() < 2 || draws.chance(DAY_OFF)) {
      date = date.plusDays(1);
      free = freeTeams();
    }
    double wanted = teams.size() * GAMES_PER_TEAM_AND_DAY * business(date.getDayOfWeek());
    int games = (int) StrictMath.max(1, StrictMath.rint(wanted));
    List<Team> playing = mostWaiting(free, StrictMath.min(games, free.size() / 2) * 2);
    draws.shuffle(playing);
    List<Game> slate = new ArrayList<>();
    while (!playing.isEmpty()) {
      Team one = playing.removeLast();
      Team other =
          playing.stream()
              .min(Comparator.comparingInt(team -> meetings.getOrDefault(pair(one, team), 0)))
              .orElseThrow();
      playing.remove(other);
      boolean oneAtHome = homeShare(one) <= homeShare(other);
      boolean neutral = neutralLeft > 0 && day % 7 == 3;
      neutralLeft -= neutral ? 1 : 0;
      slate.add(
          game(SeasonType.RS, day, oneAtHome ? one : other, oneAtHome ? other : one, neutral));
    }
    return endDate(slate);
  }

  /** A date after the regular season with games between these pairs, better seed first. */
  List<Game> nextPostseasonSlate(int day, SeasonType type, List<List<Team>> pairs) {
    List<Game> slate = new ArrayList<>();
    for (List<Team> pair : pairs) {
      slate.add(game(type, day, pair.get(0), pair.get(1), false));
    }
    return endDate(slate);
  }

  private List<Game> endDate(List<Game> slate) {
    date = date.plusDays(1);
    slate.sort(Comparator.comparing(Game::scheduled).thenComparing(game -> game.home().code()));
    return slate.stream().map(this::numbered).toList();
  }

  private Game numbered(Game game) {
    int number = numbers.merge(game.type(), 1, Integer::sum);
    return game.withId(Game.id(season.label(), game.type(), number));
  }

  private Game game(SeasonType type, int day, Team home, Team away, boolean neutral) {
    LocalDate yesterday = date.minusDays(1);
    boolean homeTired = yesterday.equals(lastPlayed.get(home));
    boolean awayTired = yesterday.equals(lastPlayed.get(away));
    for (Team team : List.of(home, away)) {
      LocalDate last = lastPlayed.put(team, date);
      if (last != null) {
        lastButOne.put(team, last);
      }
      played.merge(team, 1, Integer::sum);
    }
    playedAtHome.merge(home, 1, Integer::sum);
    meetings.merge(pair(home, away), 1, Integer::sum);
    return new Game(
        "", season.label(), type, date, day, home, away, tip(home), neutral, homeTired, awayTired);
  }

  private Instant tip(Team home) {
    boolean weekend = date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    if (weekend && draws.chance(0.3)) {
      return LeagueTime.at(date, draws.pick(MATINEE));
    }
    return LeagueTime.at(date, draws.pick(home.isWest() ? WESTERN_EVENING : EASTERN_EVENING));
  }

  private List<Team> freeTeams() {
    List<Team> free = new ArrayList<>();
    for (Team team : teams) {
      boolean yesterday = date.minusDays(1).equals(lastPlayed.get(team));
      boolean theDayBefore = date.minusDays(2).equals(lastButOne.get(team));
      if (!yesterday || (!theDayBefore && draws.chance(PLAYS_AGAIN_NEXT_DAY))) {
        free.add(team);
      }
    }
    return free;
  }

  private List<Team> mostWaiting(List<Team> free, int count) {
    Map<Team, Double> urgency = new HashMap<>();
    for (Team team : free) {
      urgency.put(team, played.getOrDefault(team, 0) + draws.uniform(0, 2.5));
    }
    List<Team> waiting = new ArrayList<>(free);
    waiting.sort(Comparator.comparingDouble(urgency::get));
    return new ArrayList<>(waiting.subList(0, count));
  }

  private double homeShare(Team team) {
    int all = played.getOrDefault(team, 0);
    return all == 0 ? 0.5 : (double) playedAtHome.getOrDefault(team, 0) / all;
  }

  private static double business(DayOfWeek day) {
    return switch (day) {
      case WEDNESDAY, FRIDAY -> 1.4;
      case MONDAY, SATURDAY -> 1.05;
      case TUESDAY, SUNDAY -> 0.9;
      case THURSDAY -> 0.55;
    };
  }

  private static String pair(Team one, Team other) {
    return one.code().compareTo(other.code()) < 0
        ? one.code() + other.code()
        : other.code() + one.code();
  }
}
