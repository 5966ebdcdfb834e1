package io.tipoff.transform.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.run.TaskOutput;
import io.tipoff.time.LeagueTime;
import io.tipoff.transform.league.Facts;
import io.tipoff.transform.league.Facts.Ahead;
import io.tipoff.transform.league.Facts.Box;
import io.tipoff.transform.league.Facts.Game;
import io.tipoff.transform.league.Facts.Odds;
import io.tipoff.transform.league.Facts.Result;
import io.tipoff.transform.league.LeagueWarehouse;
import io.tipoff.transform.league.Stored;
import io.tipoff.transform.summary.Summaries;
import io.tipoff.warehouse.TableRows;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PregameContextTest {

  private static final LocalDate DATE = LocalDate.parse("2025-01-15");
  private static final Instant TIP = LeagueTime.at(DATE, LocalTime.of(19, 40));
  private static final Instant LATE = TIP.minusSeconds(1);
  private static final Game TONIGHT = Facts.game("tonight", DATE, "BOS", "NYK", TIP);

  private final PregameContext task = new PregameContext();
  private final List<Game> games = new ArrayList<>(List.of(TONIGHT));
  private final List<Odds> odds = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private LeagueWarehouse league;

  @BeforeEach
  void open(@TempDir Path folder) {
    league =
        new LeagueWarehouse(
            folder,
            Stream.concat(Stream.of(task), Summaries.tasks().stream())
                .toArray(io.tipoff.run.Task[]::new));
  }

  @AfterEach
  void close() {
    league.close();
  }

  /** A game in which the named players appeared, and one of the opponent. */
  private Game played(String id, LocalDate date, String home, String away, String... players) {
    Game game = Facts.game(id, date, home, away, LeagueTime.at(date, LocalTime.of(19, 40)));
    return played(game, players);
  }

  private Game played(Game game, String... players) {
    games.add(game);
    for (String player : players) {
      boxes.add(Facts.appearance(game, player, game.homeTeam()));
    }
    boxes.add(Facts.appearance(game, "other-" + game.awayTeam(), game.awayTeam()));
    results.add(Facts.result(game, 110, 100));
    return game;
  }

  private TaskOutput revision() {
    Facts facts = new Facts(games, odds, boxes, results);
    league.store(facts);
    league.runAll(Summaries.tasks(), facts);
    return league.revision(task, DATE, TIP);
  }

  private static Map<String, Object> of(TaskOutput output, String table, String team) {
    return Stored.rows(output, table).stream()
        .filter(row -> row.get("team").equals(team))
        .findFirst()
        .orElseThrow();
  }

  private List<Object> rosterOf(String team) {
    return Stored.rows(revision(), "roster").stream()
        .filter(row -> row.get("team").equals(team))
        .map(row -> row.get("player_id"))
        .toList();
  }

  @Test
  void aRevisionAtATipIsOfTheGamesThatTipThenAndAnEarlierOneOfAllThatTipLater() {
    Instant later = TIP.plusSeconds(1_800);
    games.add(Facts.game("later", DATE, "LAL", "DEN", later));

    assertThat(gamesOf(LeagueTime.noon(DATE))).containsExactlyInAnyOrder("tonight", "later");
    assertThat(gamesOf(TIP)).containsExactly("tonight");
    assertThat(gamesOf(TIP.plusSeconds(900))).containsExactly("later");
    assertThat(gamesOf(later)).containsExactly("later");
    assertThat(league.revision(task, DATE, later.plusSeconds(1)))
        .isInstanceOf(TaskOutput.NoData.class);
  }

  private Set<Object> gamesOf(Instant asOf) {
    league.store(new Facts(games, odds, boxes, results));
    return Stored.rows(league.revision(task, DATE, asOf), "game_context").stream()
        .map(row -> row.get("game_id"))
        .collect(Collectors.toSet());
  }

  @Test
  void restIsNullBeforeTheSeasonsFirstGame() {
    Game lastSeason =
        new Game(
            "old",
            LocalDate.parse("2024-06-01"),
            "2023-24",
            "PO",
            "BOS",
            "MIA",
            false,
            null,
            Instant.parse("2024-06-02T00:40:00Z"),
            true,
            "BOTH",
            Instant.parse("2024-06-01T12:00:00Z"));
    played(lastSeason, "b1");
    assertThat(of(revision(), "game_context", "BOS"))
        .containsEntry("days_rest", null)
        .containsEntry("back_to_back", null)
        .containsEntry("games_last7", 0L);
  }

  /** Announced as the season began. */
  private static Game announced(String id, LocalDate date, String home, String away) {
    Game game = Facts.game(id, date, home, away, LeagueTime.at(date, LocalTime.of(19, 40)));
    return known(game, Instant.parse("2024-10-22T04:00:00Z"));
  }

  private static Game known(Game game, Instant at) {
    return new Game(
        game.gameId(),
        game.gameDate(),
        game.season(),
        game.seasonType(),
        game.homeTeam(),
        game.awayTeam(),
        game.neutral(),
        game.scheduledAt(),
        game.tip(),
        game.tipAssumed(),
        game.announcedBy(),
        at);
  }

  @Test
  @Tag("FEA-07")
  void scheduleAheadTellsTheNextGameAsAnnouncedThen() {
    games.add(announced("n1", DATE.plusDays(1), "MIA", "BOS"));
    games.add(announced("n2", DATE.plusDays(7), "BOS", "CHI"));
    games.add(announced("n3", DATE.plusDays(8), "BOS", "DEN"));
    games.add(announced("n4", DATE.plusDays(3), "NYK", "DEN"));
    games.add(known(announced("n5", DATE.plusDays(1), "NYK", "CHI"), TIP));
    TaskOutput output = revision();
    assertThat(of(output, "game_context", "BOS"))
        .containsEntry("days_to_next_game", 1L)
        .containsEntry("back_to_back_next", 1L)
        .containsEntry("games_next7", 2L);
    assertThat(of(output, "game_context", "NYK"))
        .containsEntry("days_to_next_game", 3L)
        .containsEntry("back_to_back_next", 0L)
        .containsEntry("games_next7", 1L);
  }

  @Test
  void nextGameIsNullWhereNoneIsAnnounced() {
    assertThat(of(revision(), "game_context", "BOS"))
        .containsEntry("days_to_next_game", null)
        .containsEntry("back_to_back_next", 0L)
        .containsEntry("games_next7", 0L);
  }

  @Test
  @Tag("FEA-07")
  @Tag("T-15")
  @Tag("T-16")
  void travelIsFromTheArenaOfThePreviousGame() {
    games.add(announced("west", DATE.minusDays(2), "POR", "BOS"));
    games.add(announced("away", DATE.minusDays(1), "BKN", "NYK"));
    TaskOutput output = revision();
    Map<String, Object> celtics = of(output, "game_context", "BOS");
    assertThat((Double) celtics.get("travel_km")).isCloseTo(4_082, within(20.0));
    assertThat(celtics).containsEntry("time_zones_crossed", 3L);
    Map<String, Object> knicks = of(output, "game_context", "NYK");
    assertThat((Double) knicks.get("travel_km")).isCloseTo(304, within(10.0));
    assertThat(knicks).containsEntry("time_zones_crossed", 0L);
  }

  @Test
  void travelIsNullWithoutAPreviousGameAndWithoutAnArena() {
    games.add(announced("odd", DATE.minusDays(1), "ALD", "BOS"));
    TaskOutput output = revision();
    assertThat(of(output, "game_context", "BOS"))
        .containsEntry("travel_km", null)
        .containsEntry("time_zones_crossed", null);
    assertThat(of(output, "game_context", "NYK")).containsEntry("travel_km", null);
  }

  @Test
  @Tag("FEA-02")
  void restCountsDaysSinceThePreviousGameAndTellsTheOpponents() {
    played("g1", DATE.minusDays(1), "BOS", "MIA", "b1");
    played("g2", DATE.minusDays(3), "NYK", "CHI", "n1");
    TaskOutput output = revision();
    assertThat(of(output, "game_context", "BOS"))
        .containsEntry("days_rest", 1L)
        .containsEntry("back_to_back", 1L)
        .containsEntry("opponent_days_rest", 3L)
        .containsEntry("home", 1L)
        .containsEntry("opponent", "NYK");
    assertThat(of(output, "game_context", "NYK"))
        .containsEntry("days_rest", 3L)
        .containsEntry("back_to_back", 0L)
        .containsEntry("home", 0L);
  }

  @Test
  void dayWindowsReachBackWholeDaysAndExcludeTheDate() {
    for (int back : List.of(1, 7, 8, 14, 15)) {
      played("g" + back, DATE.minusDays(back), "BOS", "MIA", "b1");
    }
    played("same-day", DATE, "BOS", "CHI", "b1");
    assertThat(of(revision(), "game_context", "BOS"))
        .containsEntry("games_last7", 2L)
        .containsEntry("games_last14", 4L)
        .containsEntry("days_rest", 1L);
  }

  @Test
  void anotherGameOfTheDateIsNotNearIt() {
    Game second = known(Facts.game("second", DATE, "BOS", "CHI", TIP.plusSeconds(9_000)), LATE);
    games.add(second);
    assertThat(of(revision(), "game_context", "BOS")).containsEntry("known_at", TONIGHT.knownAt());

    Ahead ahead = new Ahead(DATE, "second", DATE, "2024-25", "BOS", "CHI", false, LATE);
    league.write(
        "ahead of itself",
        Optional.empty(),
        List.of(TableRows.of(Facts.AHEAD, Ahead.class, List.of(ahead))));
    assertThat(of(league.revision(task, DATE, TIP), "game_context", "BOS"))
        .containsEntry("known_at", TONIGHT.knownAt());
  }

  @Test
  void announcedGameWhoseBoxScoreIsLateStillTakesAwayRest() {
    played("g3", DATE.minusDays(3), "BOS", "MIA", "b1");
    games.add(Facts.game("late", DATE.minusDays(1), "CHI", "BOS", TIP.minusSeconds(86_400)));
    assertThat(of(revision(), "game_context", "BOS"))
        .containsEntry("days_rest", 1L)
        .containsEntry("games_last7", 2L);
  }

  @Test
  void whetherLaterSlatesAreLoadedChangesNothing() {
    var before = Stored.rows(revision(), "game_context");
    List<Game> later =
        List.of(
            announced("in4", DATE.plusDays(4), TIP.minusSeconds(1)),
            announced("in2", DATE.plusDays(2), TIP));
    league.write(
        "later slates", Optional.empty(), List.of(TableRows.of(Facts.GAMES, Game.class, later)));
    assertThat(Stored.rows(league.revision(task, DATE, TIP), "game_context")).isEqualTo(before);
  }

  private static Game announced(String id, LocalDate date, Instant knownAt) {
    return new Game(
        id,
        date,
        "2024-25",
        "RS",
        "BOS",
        "MIA",
        false,
        null,
        LeagueTime.at(date, LocalTime.of(19, 40)),
        true,
        "SCHEDULE",
        knownAt);
  }

  @Test
  void oddsAreThoseKnownStrictlyBeforeTheCutOff() {
    odds.add(Facts.closing(TONIGHT, -6.5, 221.0));
    TaskOutput output = revision();
    assertThat(of(output, "game_context", "BOS"))
        .containsEntry("spread", -6.5)
        .containsEntry("total", 221.0)
        .containsEntry("implied_team_total", 113.75)
        .containsEntry("known_at", TIP.minusSeconds(60))
        .containsEntry("known_at_before_market", TONIGHT.knownAt());
    assertThat(of(output, "game_context", "NYK"))
        .containsEntry("spread", 6.5)
        .containsEntry("implied_team_total", 107.25);
  }

  @Test
  void oddsKnownAtTheCutOffAreNotSeen() {
    Odds closing = Facts.closing(TONIGHT, -6.5, 221.0);
    odds.add(new Odds(closing.gameId(), closing.source(), DATE, "BOS", "NYK", -6.5, 221.0, TIP));
    assertThat(of(revision(), "game_context", "BOS"))
        .containsEntry("spread", null)
        .containsEntry("total", null)
        .containsEntry("implied_team_total", null);
  }

  @Test
  void closingLineIsNotKnownAtNoon() {
    odds.add(Facts.closing(TONIGHT, -6.5, 221.0));
    Instant noon = LeagueTime.noon(DATE);
    games.set(0, Facts.game("tonight", DATE, "BOS", "NYK", noon));
    revision();
    assertThat(of(league.revision(task, DATE, noon), "game_context", "BOS"))
        .containsEntry("spread", null);
  }

  @Test
  void ofSeveralOddsSourcesTheOneKnownLastCounts() {
    odds.add(Facts.closing(TONIGHT, -6.5, 221.0));
    odds.add(new Odds("tonight", "early", DATE, "NYK", "BOS", 4.0, 220.0, TIP.minusSeconds(90)));
    odds.add(new Odds("tonight", "zulu", DATE, "NYK", "BOS", 5.0, 219.0, TIP.minusSeconds(30)));
    assertThat(of(revision(), "game_context", "BOS"))
        .containsEntry("spread", -5.0)
        .containsEntry("total", 219.0);
  }

  @Test
  void evenSpreadIsNeverANegativeZero() {
    odds.add(Facts.closing(TONIGHT, 0.0, 221.0));
    assertThat(of(revision(), "game_context", "NYK")).containsEntry("spread", 0.0);
  }

  @Test
  void neutralFloorGivesHomeToNeitherTeam() {
    games.set(
        0,
        new Game(
            "tonight",
            DATE,
            "2024-25",
            "RS",
            "BOS",
            "NYK",
            true,
            null,
            TIP,
            true,
            "ODDS",
            TONIGHT.knownAt()));
    TaskOutput output = revision();
    assertThat(of(output, "game_context", "BOS")).containsEntry("home", 0L);
    assertThat(of(output, "game_context", "NYK")).containsEntry("home", 0L);
  }

  @Test
  void gameThatTipsAfterMidnightUtcBelongsToItsLocalDate() {
    played("west", DATE.minusDays(1), "LAL", "BOS", "l1");
    assertThat(LeagueTime.dateOf(TIP)).isEqualTo(DATE);
    assertThat(TIP).isAfter(Instant.parse("2025-01-16T00:00:00Z"));
    assertThat(of(revision(), "game_context", "BOS"))
        .containsEntry("game_date", DATE)
        .containsEntry("days_rest", 1L);
  }

  @Test
  void rosterIsWhoAppearedForTheTeamThisSeason() {
    played("g1", DATE.minusDays(60), "BOS", "MIA", "b1", "b2");
    played("g2", DATE.minusDays(2), "BOS", "MIA", "b1");
    assertThat(rosterOf("BOS")).containsExactly("b1", "b2");
  }

  @Test
  @Tag("VAL-13")
  void whoHasSinceAppearedForAnotherTeamIsOnThatRoster() {
    played("g1", DATE.minusDays(6), "BOS", "MIA", "b1", "traded");
    played("g2", DATE.minusDays(2), "NYK", "MIA", "n1", "traded");
    assertThat(rosterOf("BOS")).containsExactly("b1");
    assertThat(rosterOf("NYK")).containsExactly("n1", "traded");
  }

  @Test
  void whoComesBackIsOnTheRosterAgain() {
    played("g1", DATE.minusDays(9), "BOS", "MIA", "back");
    played("g2", DATE.minusDays(6), "CHI", "MIA", "back");
    played("g3", DATE.minusDays(4), "BOS", "MIA", "back");
    played("g4", DATE.minusDays(2), "BOS", "MIA", "back");
    assertThat(of(revision(), "roster", "BOS"))
        .containsEntry("player_id", "back")
        .containsEntry("last_game_date", DATE.minusDays(2));
  }

  @Test
  void whoAppearedForTwoTeamsOnOneDateIsOnNeither() {
    played("g1", DATE.minusDays(2), "BOS", "MIA", "b1", "twice");
    played("g2", DATE.minusDays(2), "NYK", "CHI", "n1", "twice");
    assertThat(rosterOf("BOS")).containsExactly("b1");
    assertThat(rosterOf("NYK")).containsExactly("n1");
  }

  @Test
  void rosterIsNeverTakenFromTheBoxScoreOfTheDay() {
    played("g1", DATE.minusDays(2), "BOS", "MIA", "b1");
    boxes.add(Facts.appearance(TONIGHT, "debutant", "BOS").known(TIP.minusSeconds(60)));
    boxes.add(Facts.appearance(TONIGHT, "b1", "NYK").known(TIP.minusSeconds(60)));
    assertThat(rosterOf("BOS")).containsExactly("b1");
    assertThat(rosterOf("NYK")).isEmpty();
  }

  private Game lastSeason(int i, LocalDate date, String... players) {
    Instant tip = LeagueTime.at(date, LocalTime.of(19, 40));
    return played(
        new Game(
            "old%02d".formatted(i),
            date,
            "2023-24",
            "RS",
            "BOS",
            "MIA",
            false,
            null,
            tip,
            true,
            "BOTH",
            tip.minusSeconds(3_600)),
        players);
  }

  @Test
  void lastTwentyGamesOfTheSeasonBeforeCountInTheFirstTwenty() {
    LocalDate spring = LocalDate.parse("2024-03-01");
    lastSeason(0, spring, "too-early");
    for (int i = 1; i <= 20; i++) {
      lastSeason(i, spring.plusDays(i), i == 1 ? "just-in" : "b1");
    }
    for (int i = 1; i <= 19; i++) {
      played("new%02d".formatted(i), DATE.minusDays(40 - i), "BOS", "MIA", "b1");
    }
    assertThat(rosterOf("BOS")).containsExactly("b1", "just-in");

    played("new20", DATE.minusDays(1), "BOS", "MIA", "b1");
    assertThat(rosterOf("BOS")).containsExactly("b1");
  }

  @Test
  void allowanceIsOverTheLatestFifteenGamesAndSpansSeasons() {
    LocalDate spring = LocalDate.parse("2024-04-01");
    for (int i = 0; i < 16; i++) {
      Game game = lastSeason(i, spring.plusDays(i), "b1");
      boxes.removeIf(box -> box.gameId().equals(game.gameId()) && box.team().equals("MIA"));
      boxes.add(Facts.appearance(game, "m", "MIA").scoring(i == 0 ? 100 : 30));
    }
    assertThat(of(revision(), "opponent_allowance", "BOS"))
        .containsEntry("games", 15L)
        .containsEntry("points_allowed", 30.0)
        .containsEntry("league_points_allowed", (30.0 + 20.0) / 2);
  }

  @Test
  void allowanceOfATeamWithoutEarlierGamesIsNull() {
    played("same-day", DATE, "BOS", "NYK", "b1");
    assertThat(of(revision(), "opponent_allowance", "BOS"))
        .containsEntry("games", 0L)
        .containsEntry("pace", null)
        .containsEntry("points_allowed", null)
        .containsEntry("league_points_allowed", null);
  }

  @Test
  void leagueMeansLookAtGamesOfEarlierDatesAlone() {
    played("g1", DATE.minusDays(2), "BOS", "MIA", "b1");
    Object before = of(revision(), "opponent_allowance", "BOS").get("league_points_allowed");
    played("g2", DATE, "CHI", "DEN", "c1", "c2", "c3");
    played("g3", DATE.plusDays(9), "CHI", "DEN", "c1", "c2", "c3");
    assertThat(of(revision(), "opponent_allowance", "BOS"))
        .containsEntry("league_points_allowed", before);
  }

  @Test
  void defensiveRatingLooksAtGamesWithAResultAlone() {
    played("g1", DATE.minusDays(4), "BOS", "MIA", "b1");
    Game without = played("g2", DATE.minusDays(2), "BOS", "MIA", "b1");
    results.removeIf(result -> result.gameId().equals(without.gameId()));
    double possessions = 16 + 0.44 * 4 - 2 + 3;
    assertThat((Double) of(revision(), "opponent_allowance", "BOS").get("defensive_rating"))
        .isCloseTo(100 * 100 / possessions, within(1e-9));
  }
}
