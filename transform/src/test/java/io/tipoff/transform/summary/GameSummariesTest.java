package io.tipoff.transform.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.run.RunContext;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Slate;
import io.tipoff.transform.league.Facts;
import io.tipoff.transform.league.Facts.Box;
import io.tipoff.transform.league.Facts.Game;
import io.tipoff.transform.league.Facts.Result;
import io.tipoff.transform.league.LeagueWarehouse;
import io.tipoff.transform.league.Stored;
import io.tipoff.validation.Finding;
import io.tipoff.validation.Severity;
import io.tipoff.validation.Validators;
import io.tipoff.warehouse.Sql;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GameSummariesTest {

  private static final LocalDate DATE = LocalDate.parse("2025-01-15");
  private static final Instant MORNING = Facts.morningAfter(DATE);
  private static final Game GAME =
      Facts.game("g1", DATE, "BOS", "NYK", Instant.parse("2025-01-16T00:40:00Z"));
  private static final Sql POINTS =
      new Sql(
          "points",
          "SELECT points, known_at FROM analytics.player_game_as_of(?) WHERE player_id = 'b1'");

  record Points(long points, Instant knownAt) {}

  private final PlayerGameSummary players = new PlayerGameSummary();
  private final TeamGameSummary teams = new TeamGameSummary();
  private LeagueWarehouse league;

  @BeforeEach
  void open(@TempDir Path folder) {
    league = new LeagueWarehouse(folder, players, teams);
  }

  @AfterEach
  void close() {
    league.close();
  }

  /** Five players a side who play all the game. */
  private static List<Box> fullGame() {
    List<Box> boxes = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      boxes.add(Facts.appearance(GAME, "b" + i, "BOS"));
      boxes.add(Facts.appearance(GAME, "n" + i, "NYK").scoring(18));
    }
    return boxes;
  }

  private void store(List<Box> boxes, Result... results) {
    league.store(new Facts(List.of(GAME), List.of(), boxes, List.of(results)));
  }

  private Map<String, Object> team(TaskOutput output, String team) {
    return Stored.rows(output, "team_game").stream()
        .filter(row -> row.get("team").equals(team))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void summarisesEveryAppearanceWithItsRates() {
    store(fullGame());
    List<Map<String, Object>> rows = Stored.rows(league.run(players, DATE, MORNING), "player_game");
    assertThat(rows).hasSize(10);
    assertThat(rows.getFirst())
        .containsEntry("player_id", "b1")
        .containsEntry("opponent", "NYK")
        .containsEntry("home", 1L)
        .containsEntry("pra", 34L)
        .containsEntry("threes", 2L)
        .containsEntry("team_seconds", 14_400L)
        .containsEntry("plays25", 25L * 19 + 11 * 4)
        .containsEntry("team_plays25", 5 * (25L * 19 + 11 * 4))
        .containsEntry("known_at", MORNING);
    assertThat((Double) rows.getFirst().get("usage")).isCloseTo(20, within(1e-9));
    assertThat((Double) rows.getFirst().get("true_shooting"))
        .isCloseTo(20 / (2 * (16 + 0.44 * 4)), within(1e-9));
    assertThat(rows.getFirst()).containsEntry("effective_field_goal", 9.0 / 16);
  }

  @Test
  void appearanceOfZeroMinutesIsKeptWithoutUsage() {
    List<Box> boxes = fullGame();
    boxes.set(0, boxes.getFirst().lasting(0));
    store(boxes);
    assertThat(Stored.rows(league.run(players, DATE, MORNING), "player_game").getFirst())
        .containsEntry("seconds", 0L)
        .containsEntry("usage", null);
  }

  @ParameterizedTest
  @CsvSource({"2,", "3, WARNING", "6, ERROR"})
  @Tag("FEA-05")
  void usageOfTooFewIsToldAndOfHardlyAnybodyAnError(int withoutMinutes, Severity told) {
    List<Box> boxes = fullGame();
    for (int i = 0; i < withoutMinutes; i++) {
      boxes.set(i, boxes.get(i).lasting(0));
    }
    store(boxes);
    TaskOutput.Rows output = (TaskOutput.Rows) league.run(players, DATE, MORNING);
    TaskScope scope =
        new TaskScope(
            "player-game-summary", new Slate("nba", DATE), Pass.POSTGAME, Optional.empty());
    List<Finding> findings =
        new Validators(List.of(players.declaration()))
            .check(scope, output, league.warehouse())
            .findings();
    assertThat(findings)
        .filteredOn(finding -> finding.check().equals("filled usage"))
        .extracting(Finding::severity)
        .containsExactlyElementsOf(told == null ? List.of() : List.of(told));
  }

  @Test
  void neutralFloorGivesHomeToNeitherTeam() {
    Game neutral =
        new Game(
            "g1",
            DATE,
            "2024-25",
            "RS",
            "BOS",
            "NYK",
            true,
            null,
            GAME.tip(),
            true,
            "ODDS",
            GAME.knownAt());
    store(List.of(Facts.appearance(neutral, "b1", "BOS"), Facts.appearance(neutral, "n1", "NYK")));
    assertThat(Stored.rows(league.run(teams, DATE, MORNING), "team_game"))
        .allSatisfy(row -> assertThat(row).containsEntry("home", 0L));
  }

  @Test
  void sumsATeamAndWhatItAllowed() {
    store(fullGame(), Facts.result(GAME, 101, 92));
    Map<String, Object> boston = team(league.run(teams, DATE, MORNING), "BOS");
    double possessions = 5 * (16 + 0.44 * 4 - 2 + 3);
    assertThat(boston)
        .containsEntry("points", 101L)
        .containsEntry("opponent_points", 92L)
        .containsEntry("allowed_points", 90L)
        .containsEntry("allowed_rebounds", 45L)
        .containsEntry("allowed_assists", 25L)
        .containsEntry("allowed_threes", 10L)
        .containsEntry("seconds", 14_400L);
    assertThat((Double) boston.get("possessions")).isCloseTo(possessions, within(1e-9));
    assertThat((Double) boston.get("pace")).isCloseTo(possessions, within(1e-9));
    assertThat((Double) boston.get("offensive_rating"))
        .isCloseTo(100 * 101 / possessions, within(1e-9));
    assertThat((Double) boston.get("defensive_rating"))
        .isCloseTo(100 * 92 / possessions, within(1e-9));
  }

  @Test
  void scoreAndRatingsAreNullUntilTheResultIsKnown() {
    store(fullGame());
    TaskOutput output = league.run(teams, DATE, MORNING);
    assertThat(team(output, "BOS"))
        .containsEntry("points", null)
        .containsEntry("offensive_rating", null)
        .containsEntry("defensive_rating", null)
        .containsEntry("allowed_points", 90L);
    assertThat(((TaskOutput.Rows) output).counts()).containsEntry("team_games_without_result", 2L);
  }

  @Test
  void gameOfWhichOneTeamIsKnownHasNoTeamRowsAndIsCounted() {
    store(fullGame().stream().filter(box -> box.team().equals("BOS")).toList());
    TaskOutput output = league.run(teams, DATE, MORNING);
    assertThat(Stored.rows(output, "team_game")).isEmpty();
    assertThat(((TaskOutput.Rows) output).counts()).containsEntry("one_sided_games", 1L);
  }

  @Test
  @Tag("TRF-04")
  void slateWithoutBoxScoresIsProvenEmpty() {
    assertThat(league.run(players, DATE, MORNING)).isInstanceOf(TaskOutput.NoData.class);
    assertThat(league.run(teams, DATE, MORNING)).isInstanceOf(TaskOutput.NoData.class);
  }

  @Test
  void statCorrectionIsAVersionOfItsOwn() {
    Instant corrected = MORNING.plusSeconds(86_400);
    store(fullGame());
    league.run(players, DATE, MORNING);
    List<Box> boxes = fullGame();
    boxes.set(0, boxes.getFirst().scoring(22).known(corrected));
    store(boxes);
    league.run(players, DATE, corrected);

    assertThat(league.warehouse().query(POINTS, Points.class, corrected))
        .containsExactly(new Points(20, MORNING));
    assertThat(league.warehouse().query(POINTS, Points.class, RunContext.LATEST))
        .containsExactly(new Points(22, corrected));
  }
}
