package io.tipoff.standalone.command;

import static io.tipoff.standalone.command.StoredRows.count;
import static io.tipoff.standalone.command.StoredRows.decided;
import static io.tipoff.standalone.command.StoredRows.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.EnginesResource;
import io.tipoff.standalone.command.DamagedLeague.BadRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user sees of bad season files: three replays, of a season with bad rows, of two seasons
 * with a lost file each, and of these again once the files are there.
 */
@QuarkusTest
@WithTestResource(EnginesResource.class)
@TestProfile(BadInputProfile.class)
class BadInputIT {

  private static final String BOX = "player_box_2022-23.csv.gz";
  private static final String QUOTES = "prop_lines_2022-23.csv.gz";
  private static final String ODDS = "game_odds_2022-23.csv.gz";
  private static final String LOST = DamagedLeague.TRUNCATED + "," + DamagedLeague.MISSING;

  @TempDir private static Path folder;

  private static DamagedLeague league;
  private static DataDirectory data;
  private static Console badRows;
  private static Console badRowsAgain;
  private static Console lostFiles;
  private static List<Console> lostSlates;
  private static long predictedOfLostFiles;
  private static String lostSlate;
  private static Console findings;
  private static Console repaired;
  private static Console soundAgain;
  private static Console fetchedAgain;

  @BeforeAll
  static void replay() throws IOException {
    league = new DamagedLeague(folder);
    data = DataDirectory.open(folder.resolve("data"));
    badRows = replay(DamagedLeague.BAD_ROWS, "-o", "json");
    badRowsAgain = replay(DamagedLeague.BAD_ROWS);
    lostFiles = replay(LOST, "--no-history");
    lostSlates = List.of(lastSlate(DamagedLeague.TRUNCATED), lastSlate(DamagedLeague.MISSING));
    predictedOfLostFiles =
        number(
            "SELECT COUNT(*) AS n FROM predictions.prediction"
                + " WHERE season IN ('2023-24', '2024-25')");
    lostSlate = "nba/" + league.dates(DamagedLeague.TRUNCATED).getLast();
    findings = tipoff("validate", lostSlate, "-o", "json", "--data-dir", data.root().toString());
    league.fetchLostFilesAgain();
    repaired = tipoff(repair(findings).split(" "));
    soundAgain = tipoff("validate", lostSlate);
    fetchedAgain = replay(LOST, "--no-history");
  }

  private static Console replay(String seasons, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("replay", "--archive", folder.toString(), "--season", seasons));
    arguments.addAll(List.of(more));
    return tipoff(arguments.toArray(String[]::new));
  }

  @AfterAll
  static void close() {
    data.close();
  }

  private static String repair(Console validated) {
    return validated.json().get(0).get("repair").asText().replaceFirst("^tipoff ", "");
  }

  private static Console lastSlate(String season) throws IOException {
    return tipoff("status", "nba/" + league.dates(season).getLast());
  }

  /** The command on the services of this test. */
  private static Console tipoff(String... arguments) {
    return Console.on(data, arguments);
  }

  @Test
  void badRowsEndWithTheExitCodeOfSomethingToLookAt() {
    assertThat(badRows.exit()).as(badRows.out()).isEqualTo(3);
    assertThat(badRows.json().get("blocked")).isEmpty();
    assertThat(badRowsAgain.exit()).isEqualTo(3);
  }

  @Test
  void aNegativeNumberIsQuarantined() {
    assertQuarantined(league.negative, "reb is -3, not between 0 and 80.");
  }

  @Test
  void anAbsurdNumberIsQuarantined() {
    assertQuarantined(league.absurd, "pts is 1000, not between 0 and 120.");
  }

  @Test
  void rowsThatSayDifferentThingsOfTheSameAreQuarantinedBoth() {
    assertQuarantined(league.doubled, "row " + league.doubledAgain);
    BadRow second =
        new BadRow(league.doubledAgain, league.doubled.gameId(), league.doubled.playerId());
    assertQuarantined(second, "row " + league.doubled.row());
  }

  private void assertQuarantined(BadRow bad, String reason) {
    JsonNode told = finding("QUARANTINED_ROW", BOX, bad.row());
    assertThat(told.get("message").asText()).contains(reason);
    assertThat(told.get("remedy").asText()).isNotBlank();
    assertThat(badRowsAgain.out())
        .contains("QUARANTINED_ROW " + BOX + ":" + bad.row() + ": ")
        .contains("tipoff quarantine -o json");

    JsonNode row = only(tipoff("quarantine", "-o", "json").json(), BOX, bad.row(), "rowNumber");
    assertThat(row.get("reason").asText()).contains(reason);
    assertThat(row.get("offending").asText()).contains(bad.gameId(), bad.playerId());
    assertThat(count("raw.player_box", bad.gameId(), "player_id", bad.playerId())).isZero();
    assertThat(count("raw.player_box", bad.gameId())).as("the rest of the game").isPositive();
  }

  @Test
  void rowsOfOneSlateAreListedWithReasonAndRemedy() {
    String date = tipoff("quarantine", "-o", "json").json().get(0).get("gameDate").asText();
    String reason = tipoff("quarantine", "-o", "json").json().get(0).get("reason").asText();

    assertThat(tipoff("quarantine", "nba/" + date).out()).contains(date, BOX, reason);
    assertThat(tipoff("quarantine", "nba/2001-01-01").out()).contains("No row was refused.");
  }

  @Test
  @Tag("VAL-13")
  void anUnknownPlayerIsToldAndLoaded() {
    JsonNode told = finding("UNKNOWN_PLAYER", BOX, league.unknown.row());
    assertThat(told.get("message").asText()).contains("player 777");
    assertThat(told.get("remedy").asText()).contains("player_ids.csv");
    assertThat(count("raw.player_box", league.unknown.gameId(), "player_id", "777")).isOne();
  }

  @Test
  void aQuoteStampedAfterTheGameIsToldAndNeverUsedBefore() {
    JsonNode told = finding("QUOTE_AFTER_TIP", QUOTES, league.lateQuote);
    assertThat(told.get("message").asText()).contains(league.lateGame, "2022-12-01T12:00:00Z");
    assertThat(told.get("remedy").asText()).isNotBlank();
    assertThat(number("SELECT COUNT(*) AS n FROM raw.prop_quote WHERE in_game")).isOne();
    assertThat(
            number(
                "SELECT COUNT(*) AS n FROM predictions.pick p JOIN raw.prop_quote q"
                    + " ON q.quote_id = p.quote_id WHERE q.in_game"))
        .isZero();
  }

  @Test
  void aBoxScoreThatNobodyAnnouncedIsToldAndLoadedAndNotPredicted() {
    JsonNode told = finding("GAME_NOT_ANNOUNCED", BOX, 0);
    assertThat(told.get("message").asText()).contains(league.unannounced);
    assertThat(told.get("remedy").asText()).contains("schedule");
    assertThat(count("raw.player_box", league.unannounced)).isPositive();
    assertThat(count("predictions.prediction", league.unannounced)).isZero();
  }

  @Test
  void aGameWithoutBoxScoreIsToldAndPredictedAndNotGraded() {
    JsonNode told = finding("GAME_WITHOUT_BOX", ODDS, 0);
    assertThat(told.get("message").asText()).contains(league.withoutBox);
    assertThat(told.get("remedy").asText()).contains("box scores");
    assertThat(count("predictions.prediction", league.withoutBox)).isPositive();
    assertThat(decided(league.withoutBox)).isZero();
  }

  @Test
  @Tag("TST-01")
  void everyOtherGameIsPredictedByEverySystemAndGraded() {
    List<String> sound = new ArrayList<>(league.games);
    sound.removeAll(List.of(league.unannounced, league.withoutBox));
    assertThat(sound).hasSizeGreaterThan(6);
    for (String game : sound) {
      for (String system : List.of("gbdt", "moving-average")) {
        assertThat(count("predictions.prediction", game, "system", system))
            .as("predictions of %s by %s", game, system)
            .isPositive();
      }
      assertThat(decided(game)).as("graded bets on %s", game).isPositive();
    }
  }

  @Test
  void aTruncatedFileIsOneErrorThatNamesTheRowReached() {
    assertThat(lostFiles.exit()).isEqualTo(3);
    assertThat(lostFiles.out())
        .containsOnlyOnce("TRUNCATED_FILE")
        .containsPattern("TRUNCATED_FILE player_box_2023-24.csv.gz:\\d+: .*Fetch the file again");
    assertBlockedByBoxScores(lostSlates.getFirst());
  }

  @Test
  @Tag("TRF-04")
  void aMissingFileIsOneError() {
    assertThat(lostFiles.out())
        .containsOnlyOnce("MISSING_FILE")
        .containsPattern("MISSING_FILE player_box_2024-25.csv.gz: .*Put it there");
    assertBlockedByBoxScores(lostSlates.getLast());
  }

  private static void assertBlockedByBoxScores(Console status) {
    assertThat(status.exit()).isEqualTo(3);
    assertThat(status.out())
        .containsPattern("PREGAME +predict +DONE")
        .containsPattern("POSTGAME +ingest +BLOCKED .*archive.player_box of nba/.* is not there")
        .containsPattern("POSTGAME +grade +BLOCKED .*raw.player_box of nba/.* is not there");
  }

  @Test
  void whatNeedsNoLostFileGoesOn() {
    assertThat(predictedOfLostFiles).isPositive();
    assertThat(lostFiles.out()).contains("Blocked: ");
  }

  @Test
  @Tag("GRD-02")
  void aFileThatIsThereAgainEndsWhatWaitedForIt() throws IOException {
    assertThat(fetchedAgain.exit()).as(fetchedAgain.out()).isZero();
    assertThat(fetchedAgain.out()).doesNotContain("_FILE", "Blocked");
    for (String season : List.of(DamagedLeague.TRUNCATED, DamagedLeague.MISSING)) {
      Console status = lastSlate(season);
      assertThat(status.exit()).as(status.out()).isZero();
      assertThat(status.out()).containsPattern("POSTGAME +grade +DONE");
    }
    assertThat(
            number(
                "SELECT COUNT(*) AS n FROM grades.grade WHERE season IN ('2023-24', '2024-25')"
                    + " AND result IN ('WIN', 'LOSS')"))
        .isPositive();
  }

  @Test
  @Tag("PRD-09")
  @Tag("PRD-13")
  void howMuchWasPredictedOfASlateIsToldAndWhoWasNot() throws IOException {
    LocalDate date = LocalDate.parse(league.dates(DamagedLeague.BAD_ROWS).getLast());
    JsonNode revision = tipoff("predicted", "nba/" + date, "-o", "json").json().get(0);
    long rows =
        number(
            "SELECT COUNT(*) AS n FROM predictions.prediction WHERE system = ? AND game_date = ?",
            revision.get("system").asText(),
            date);

    JsonNode run = tipoff("run", "show", revision.get("run").asText(), "-o", "json").json();
    JsonNode items = run.get("history").get("items");

    assertThat(revision.get("predictions").asLong()).isBetween(1L, rows);
    assertThat(revision.get("games").asLong())
        .isPositive()
        .isEqualTo(
            number(
                "SELECT COUNT(DISTINCT game_id) AS n FROM predictions.prediction"
                    + " WHERE system = ? AND game_date = ? AND as_of = ?",
                revision.get("system").asText(),
                date,
                Instant.parse(revision.get("asOf").asText())));
    Set<String> asked = new HashSet<>();
    items.get("written").fieldNames().forEachRemaining(asked::add);
    assertThat(asked).hasSize(revision.get("players").asInt());
    assertThat(StreamSupport.stream(items.get("written").spliterator(), false))
        .as("rows of each player, one per market")
        .allMatch(rowsOfHim -> rowsOfHim.asLong() > 0);
    assertThat(
            StreamSupport.stream(items.get("written").spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .sum())
        .isEqualTo(revision.get("predictions").asLong());
    items.get("leftOut").fieldNames().forEachRemaining(asked::add);
    assertThat(run.get("counts").get("players").asLong()).isEqualTo(asked.size());
    assertThat(tipoff("run", "show", revision.get("run").asText()).out())
        .contains("Asked for ", "acknowledged at");
    assertThat(tipoff("predicted", "nba/2001-01-01").out()).contains("Nothing is predicted");
  }

  @Test
  @Tag("DSH-06")
  @Tag("VAL-17")
  @Tag("VAL-18")
  void everyRefusedRowIsAFindingOfItsSlate() {
    Console season = tipoff("validate", "--season", DamagedLeague.BAD_ROWS, "-o", "json");

    assertThat(season.exit()).isEqualTo(1);
    List<String> found = new ArrayList<>();
    for (JsonNode finding : season.json()) {
      String date = finding.get("slate").asText().substring("nba/".length());
      found.add(finding.get("table").asText() + " " + finding.get("check").asText());
      assertThat(finding.get("severity").asText()).as(finding.toString()).isNotEqualTo("ERROR");
      assertThat(finding.get("repair").asText())
          .isEqualTo("tipoff replay --season 2022-23 --from " + date + " --to " + date);
    }
    assertThat(found).contains("raw.quarantine rows", "raw.player_box complete");
  }

  @Test
  @Tag("DSH-06")
  @Tag("VAL-17")
  void whatIsNotThereIsAFindingWhoseCommandRepairsIt() {
    assertThat(findings.exit()).as(findings.out()).isEqualTo(1);
    assertThat(findings.json().findValuesAsText("check")).contains("overdue");
    assertThat(findings.out()).contains("archive.player_box of " + lostSlate + " is not there");
    assertThat(repair(findings))
        .startsWith("replay --season " + DamagedLeague.TRUNCATED)
        .contains("--from " + lostSlate.substring("nba/".length()));
    assertThat(repaired.err()).doesNotContain("tipoff:");
    assertThat(repaired.out()).contains("Replayed 1 slates");
    assertThat(soundAgain.out()).doesNotContain("overdue");
  }

  private static JsonNode finding(String kind, String file, int row) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode problem : badRows.json().get("problems")) {
      if (problem.get("kind").asText().equals(kind)
          && problem.get("file").asText().equals(file)
          && (row == 0 || problem.get("row").asInt() == row)) {
        found.add(problem);
      }
    }
    assertThat(found).as("%s of %s:%d in %s", kind, file, row, badRows.out()).hasSize(1);
    assertThat(found.getFirst().get("severity").asText()).isEqualTo("WARNING");
    assertThat(found.getFirst().get("row").asInt()).isGreaterThan(1);
    return found.getFirst();
  }

  private static JsonNode only(JsonNode rows, String file, int row, String field) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode each : rows) {
      if (each.get("file").asText().equals(file) && each.get(field).asInt() == row) {
        found.add(each);
      }
    }
    assertThat(found).as("%s:%d in %s", file, row, rows).hasSize(1);
    return found.getFirst();
  }
}
