package io.tipoff.transform.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.audit.AuditedFact;
import io.tipoff.audit.LeakAudit;
import io.tipoff.audit.LeakAudit.Leak;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.transform.context.PregameContext.Queries;
import io.tipoff.transform.league.Facts;
import io.tipoff.transform.league.Facts.Box;
import io.tipoff.transform.league.Facts.Game;
import io.tipoff.transform.league.Facts.Odds;
import io.tipoff.transform.league.Facts.Result;
import io.tipoff.transform.league.LeagueWarehouse;
import io.tipoff.transform.summary.Summaries;
import io.tipoff.warehouse.Sql;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leaks planted in the queries of the context: the audit finds each, and none without them. */
class PlantedContextLeaksTest {

  private static final Queries SOUND = Queries.ofTheProduct();
  private static final String LATER = "_as_of(CAST(? AS TIMESTAMPTZ) + INTERVAL 9 DAY)";
  private static final LocalDate DATE = LocalDate.parse("2025-01-15");
  private static final List<String> TEAMS = List.of("BOS", "NYK", "CHI", "MIA", "DEN", "ATL");

  @TempDir Path folder;

  /** Three games a day of 20 days, the schedule known from the season's start. */
  private static Facts league() {
    List<Game> games = new ArrayList<>();
    List<Odds> odds = new ArrayList<>();
    List<Box> boxes = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    for (int day = -14; day <= 6; day++) {
      LocalDate date = DATE.plusDays(day);
      for (int i = 0; i < 3; i++) {
        String home = TEAMS.get(i);
        String away = TEAMS.get(3 + Math.floorMod(i + day, 3));
        Game game = announced("g%02d%d".formatted(day + 14, i), date, home, away);
        games.add(game);
        odds.add(Facts.closing(game, -3.5 + i, 220.0 + day));
        for (String team : List.of(home, away)) {
          for (int player = 0; player < 4; player++) {
            boxes.add(Facts.appearance(game, team + player, team).scoring(10 + day + 20L + player));
          }
        }
        results.add(Facts.result(game, 110 + day, 100 + i));
      }
    }
    return new Facts(games, odds, boxes, results);
  }

  private static Game announced(String id, LocalDate date, String home, String away) {
    Instant tip = LeagueTime.at(date, LocalTime.of(19, 40));
    return new Game(
        id,
        date,
        "2024-25",
        "RS",
        home,
        away,
        false,
        null,
        tip,
        true,
        "BOTH",
        Instant.parse("2024-10-22T04:00:00Z"));
  }

  private Set<String> leaking(Queries queries) {
    PregameContext task = new PregameContext(queries);
    List<Task> tasks = new ArrayList<>(Summaries.tasks());
    tasks.add(task);
    try (LeagueWarehouse league = new LeagueWarehouse(folder, tasks.toArray(Task[]::new))) {
      league.store(league());
      league.runTogether(Summaries.tasks(), league());
      List<AuditedFact> facts =
          new ArrayList<>(
              List.of(
                  new AuditedFact(Facts.GAMES, false),
                  new AuditedFact(Facts.AHEAD, false),
                  new AuditedFact(Facts.ODDS, false)));
      facts.addAll(AuditedFact.readBy(List.of(task), tasks));
      LeakAudit.Report report =
          new LeakAudit(league.warehouse(), List.of(task), facts)
              .of(new Slate("nba", DATE), LeagueTime.at(DATE, LocalTime.of(19, 40)));
      assertThat(report.values()).isPositive();
      return report.leaks().stream().map(Leak::column).collect(Collectors.toSet());
    }
  }

  private static Sql planted(Sql sound, String what, String with) {
    assertThat(sound.text()).contains(what);
    return new Sql(sound.name(), sound.text().replace(what, with));
  }

  @Test
  void findsNothingInTheProductsOwnQueries() {
    assertThat(leaking(SOUND)).isEmpty();
  }

  @Test
  void findsOddsThatWereNotYetKnown() {
    Sql games = planted(SOUND.games(), "game_odds_as_of(?)", "game_odds" + LATER);
    assertThat(leaking(new Queries(games, SOUND.teamGames(), SOUND.nearby(), SOUND.appearances())))
        .contains("spread", "implied_team_total");
  }

  @Test
  void findsLeagueAveragesOverDaysToCome() {
    Sql teamGames =
        planted(
            planted(SOUND.teamGames(), "team_game_as_of(?)", "team_game" + LATER),
            "game_date < ?",
            "game_date < DATE_ADD(?, INTERVAL 9 DAY)");
    assertThat(leaking(new Queries(SOUND.games(), teamGames, SOUND.nearby(), SOUND.appearances())))
        .contains("league_points_allowed");
  }

  @Test
  void findsARosterMadeOfTheBoxScore() {
    Sql appearances = planted(SOUND.appearances(), "game_date < ?", "game_date <= ?");
    assertThat(leaking(new Queries(SOUND.games(), SOUND.teamGames(), SOUND.nearby(), appearances)))
        .contains("last_game_date");
  }

  @Test
  void findsAScheduleOfHindsight() {
    Sql nearby = planted(SOUND.nearby(), "schedule_ahead_as_of(?)", "schedule_ahead" + LATER);
    assertThat(leaking(new Queries(SOUND.games(), SOUND.teamGames(), nearby, SOUND.appearances())))
        .isNotEmpty();
  }

  /** A tip of 19:40 in New York is on the next date in UTC: the slate would lose its games. */
  @Test
  void findsNoGameByItsDateInUtc() {
    Sql games = planted(SOUND.games(), "g.game_date = ?", "CAST(g.tip AS DATE) = ?");
    PregameContext task =
        new PregameContext(
            new Queries(games, SOUND.teamGames(), SOUND.nearby(), SOUND.appearances()));
    List<Task> tasks = new ArrayList<>(Summaries.tasks());
    tasks.add(task);
    try (LeagueWarehouse league = new LeagueWarehouse(folder, tasks.toArray(Task[]::new))) {
      league.store(league());
      Instant tip = LeagueTime.at(DATE, LocalTime.of(19, 40));
      assertThat(league.revision(task, DATE, tip)).isInstanceOf(TaskOutput.NoData.class);
      assertThat(league.revision(new PregameContext(), DATE, tip))
          .isInstanceOf(TaskOutput.Rows.class);
    }
  }

  @Test
  void findsTheOtherGameOfTheDay() {
    Sql teamGames = planted(SOUND.teamGames(), "game_date < ?", "game_date <= ?");
    assertThat(leaking(new Queries(SOUND.games(), teamGames, SOUND.nearby(), SOUND.appearances())))
        .isNotEmpty();
  }
}
