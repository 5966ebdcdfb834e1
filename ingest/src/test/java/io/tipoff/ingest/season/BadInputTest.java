package io.tipoff.ingest.season;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.archive.FileArchive;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.QuarantinedRow;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.fact.TimedQuote;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of bad input names its file, its row and a remedy, and the rest goes on. */
class BadInputTest {

  private static final String SEASON = "2024-25";

  @TempDir Path files;
  @TempDir Path archiveFolder;

  private SyntheticLeague league;
  private SeasonFileSource source;
  private final SlateClock clock = new SlateClock();

  @BeforeEach
  void writeASmallLeague() {
    league = SyntheticLeague.generate(LeagueSpec.small(21).withInjuryReports());
    league.writeTo(files);
    source = new SeasonFileSource(new FileArchive(archiveFolder), clock);
  }

  @Test
  void aSoundDirectoryHasNoErrorAndNoQuarantine() {
    assertThat(archive().problems())
        .allMatch(problem -> problem.kind().severity() == Problem.Severity.NOTE);
  }

  @Test
  void aTruncatedFileIsAnErrorThatNamesTheRowReached() throws IOException {
    edit("player_box").cutTo(0.5);

    SeasonFileSource.Announcement told = archive();

    Problem problem = only(told, Problem.Kind.TRUNCATED_FILE);
    assertThat(problem.file()).isEqualTo("player_box_2024-25.csv.gz");
    assertThat(problem.row().getAsLong()).isPositive();
    assertThat(problem.remedy()).contains("Fetch the file again");
    assertThat(problem.kind().isError()).isTrue();
    assertThat(artefacts(told))
        .containsExactlyInAnyOrder(
            "archive.schedule",
            "archive.schedule_ahead",
            "archive.game_odds",
            "archive.game_results",
            "archive.prop_lines",
            "archive.injuries");
  }

  @Test
  void aTruncatedFileDoesNotReplaceTheSoundOneBefore() throws IOException {
    clock.startReplayAt(Instant.parse("2025-08-01T00:00:00Z"));
    archive();
    SlateFacts before = facts();
    edit("player_box").cutTo(0.5);
    clock.advanceTo(Instant.parse("2025-08-02T00:00:00Z"));

    SeasonFileSource.Announcement told = archive();

    only(told, Problem.Kind.TRUNCATED_FILE);
    assertThat(artefacts(told)).contains("archive.player_box");
    assertThat(facts().boxes()).isEqualTo(before.boxes());
  }

  @Test
  void aMissingFileIsAnErrorAndNothingIsAnnouncedOfIt() throws IOException {
    Files.delete(files.resolve("player_box_2024-25.csv.gz"));

    SeasonFileSource.Announcement told = archive();

    Problem problem = only(told, Problem.Kind.MISSING_FILE);
    assertThat(problem.file()).isEqualTo("player_box_2024-25.csv.gz");
    assertThat(artefacts(told)).contains("archive.schedule").doesNotContain("archive.player_box");
    assertThat(told.problems()).as("one cause, one finding").hasSize(1);
  }

  @Test
  void aSeasonWithoutQuotesIsAWarning() throws IOException {
    Files.delete(files.resolve("prop_lines_2024-25.csv.gz"));

    assertThat(only(archive(), Problem.Kind.NO_QUOTES).kind().isError()).isFalse();
  }

  @Test
  void aFileThatCannotBeReadIsAnError() throws IOException {
    Path file = files.resolve("schedule_2024-25.csv.gz");
    Files.delete(file);
    Files.createDirectory(file);

    SeasonFileSource.Announcement told = archive();

    assertThat(only(told, Problem.Kind.UNREADABLE_FILE).file())
        .isEqualTo("schedule_2024-25.csv.gz");
    assertThat(artefacts(told)).doesNotContain("archive.schedule");
  }

  @Test
  void aFileWithoutAColumnIsAnError() throws IOException {
    edit("game_odds").replaceInRow(1, "total", "totals");

    Problem problem = only(archive(), Problem.Kind.MALFORMED_FILE);
    assertThat(problem.toString())
        .contains("game_odds_2024-25.csv.gz:1:")
        .contains("no column total")
        .contains("docs/season-files.md");
  }

  @ParameterizedTest
  @CsvSource({
    "player_box, reb, -3",
    "player_box, minutes, 480",
    "player_box, pts, 1000",
    "player_box, ast, 2.5",
    "player_box, ast, many",
    "player_box, ast, ''",
    "player_box, fga, 0",
    "player_box, team, SEA",
    "player_box, season, 2023-24",
    "player_box, season_type, XX",
    "player_box, player_id, 12x",
    "schedule, away, Nobody",
    "schedule, game_id, 22400061",
    "schedule, scheduled_utc, tonight",
    "prop_lines, market, DUNKS",
    "prop_lines, line, 20.3",
    "prop_lines, line, -1",
    "prop_lines, over_price, cheap",
    "prop_lines, snapshot_utc, noon",
    "injuries, status, HURT",
    "injuries, reported_at, ''",
    "injuries, reported_at, 2024-10-22",
    "injuries, team, SEA"
  })
  void aRowThatCannotBeIsQuarantined(String kind, String column, String value) throws IOException {
    edit(kind).replaceInRow(2, column, value);

    SeasonFileSource.Announcement told = archive();

    Problem problem = only(told, Problem.Kind.QUARANTINED_ROW);
    assertThat(problem.file()).isEqualTo(kind + "_2024-25.csv.gz");
    assertThat(problem.row()).hasValue(2);
    List<QuarantinedRow> quarantined =
        league.slates(SEASON).stream()
            .flatMap(date -> source.facts(new Slate("nba", date)).stream())
            .flatMap(slate -> slate.quarantined().values().stream().flatMap(List::stream))
            .toList();
    assertThat(quarantined).hasSize(1);
    assertThat(quarantined.getFirst().row()).isEqualTo(2);
    assertThat(quarantined.getFirst().offending()).isNotEmpty();
    assertThat(facts().games()).isNotEmpty();
    assertThat(facts().boxes()).isNotEmpty();
  }

  @Test
  void aRowWhosePointsAreNotItsShotsIsQuarantined() throws IOException {
    SeasonFileEdit box = edit("player_box");
    box.replaceInRow(2, "pts", String.valueOf(Integer.parseInt(box.cell(2, "pts")) + 1));

    assertThat(only(archive(), Problem.Kind.QUARANTINED_ROW).message()).contains("shots made");
  }

  @Test
  void exactDuplicatesCollapse() throws IOException {
    archive();
    SlateFacts before = facts();
    edit("player_box").repeat(2);

    SeasonFileSource.Announcement told = archive();

    assertThat(facts().boxes()).isEqualTo(before.boxes());
    assertThat(told.problems()).noneMatch(p -> p.kind() == Problem.Kind.QUARANTINED_ROW);
  }

  @Test
  void duplicatesThatDifferAreBothQuarantined() throws IOException {
    SeasonFileEdit box = edit("player_box");
    int last = box.repeat(2);
    box.replaceInRow(last, "stl", "7");

    assertThat(archive().problems())
        .filteredOn(problem -> problem.kind() == Problem.Kind.QUARANTINED_ROW)
        .hasSize(2)
        .allMatch(p -> p.message().contains("row 2") && p.message().contains("row " + last));
  }

  @Test
  void anUnknownPlayerIsAWarningAndHisRowIsLoaded() throws IOException {
    edit("player_box").replaceInRow(2, "player_id", "777");

    assertThat(only(archive(), Problem.Kind.UNKNOWN_PLAYER).message()).contains("player 777");
    assertThat(facts().boxes()).anyMatch(known -> known.fact().playerId() == 777);
  }

  @Test
  void aQuoteOfNobodyKnownIsQuarantinedWithTheAliasToAdd() throws IOException {
    SeasonFileEdit quotes = edit("prop_lines");
    quotes.replaceInRow(2, "player_id", "");
    quotes.replaceInRow(2, "player_name", "J. Nobody Jr.");

    Problem problem = only(archive(), Problem.Kind.QUARANTINED_ROW);
    assertThat(problem.message()).contains("'J. Nobody Jr.' is no player known here");
    assertThat(problem.remedy()).contains("'j nobody'");
  }

  @Test
  void aReportOnNobodyKnownIsQuarantinedWithTheAliasToAdd() throws IOException {
    SeasonFileEdit reports = edit("injuries");
    reports.replaceInRow(2, "player_id", "");
    reports.replaceInRow(2, "player_name", "J. Nobody Jr.");

    Problem problem = only(archive(), Problem.Kind.QUARANTINED_ROW);
    assertThat(problem.file()).isEqualTo("injuries_2024-25.csv.gz");
    assertThat(problem.remedy()).contains("'j nobody'");
  }

  @Test
  void aReportThatContradictsItselfIsQuarantined() throws IOException {
    SeasonFileEdit reports = edit("injuries");
    int last = reports.repeat(2);
    reports.replaceInRow(last, "status", "DOUBTFUL");

    assertThat(archive().problems())
        .filteredOn(problem -> problem.kind() == Problem.Kind.QUARANTINED_ROW)
        .hasSize(2);
  }

  @Test
  void aQuoteStampedAfterTheGameIsNeverUsedBeforeItAndDoesNotMoveTheTip() throws IOException {
    archive();
    Instant tip = facts().games().getFirst().fact().tip();
    edit("prop_lines").replaceInRow(2, "snapshot_utc", "2024-10-26 03:59:00+00");

    Problem problem = only(archive(), Problem.Kind.QUOTE_AFTER_TIP);

    assertThat(problem.row()).hasValue(2);
    assertThat(facts().games().getFirst().fact().tip()).isEqualTo(tip);
    List<Known<TimedQuote>> late =
        league.slates(SEASON).stream()
            .flatMap(date -> source.facts(new Slate("nba", date)).orElseThrow().quotes().stream())
            .filter(known -> known.fact().inGame())
            .toList();
    assertThat(late).hasSize(1).allMatch(known -> known.knownAt().isAfter(tip));
  }

  @Test
  void aBoxScoreOfAGameThatNobodyAnnouncedIsLoadedAndListed() throws IOException {
    String game = edit("schedule").cell(2, "game_id");
    edit("schedule").removeGame(game);
    edit("game_odds").removeGame(game);

    Problem problem = only(archive(), Problem.Kind.GAME_NOT_ANNOUNCED);

    assertThat(problem.message()).contains(game).contains("nobody announced it");
    assertThat(facts().games()).noneMatch(known -> known.fact().gameId().equals(game));
    assertThat(facts().boxes()).anyMatch(known -> known.fact().gameId().equals(game));
  }

  @Test
  void aGameWithoutBoxScoreIsAWarning() throws IOException {
    String game = edit("schedule").cell(2, "game_id");
    edit("player_box").removeGame(game);

    assertThat(only(archive(), Problem.Kind.GAME_WITHOUT_BOX).message()).contains(game);
  }

  @Test
  void filesThatDisagreeAboutAGameAreAWarning() throws IOException {
    SeasonFileEdit odds = edit("game_odds");
    String home = odds.cell(2, "home");
    odds.replaceInRow(2, "home", odds.cell(2, "away"));
    odds.replaceInRow(2, "away", home);
    odds.replaceInRow(2, "game_date", "2024-12-24");

    assertThat(archive().problems())
        .anyMatch(
            problem ->
                problem.kind() == Problem.Kind.GAMES_DISAGREE
                    && problem.message().contains("2024-12-24"));
  }

  private SeasonFileSource.Announcement archive() {
    return source.archive(files, List.of(SEASON));
  }

  private SlateFacts facts() {
    return source.facts(new Slate("nba", league.slates(SEASON).getFirst())).orElseThrow();
  }

  private SeasonFileEdit edit(String kind) throws IOException {
    return SeasonFileEdit.of(files, kind + "_" + SEASON);
  }

  private static Problem only(SeasonFileSource.Announcement told, Problem.Kind kind) {
    List<Problem> problems = told.problems().stream().filter(p -> p.kind() == kind).toList();
    assertThat(problems).as("%s in %s", kind, told.problems()).hasSize(1);
    return problems.getFirst();
  }

  private static Set<String> artefacts(SeasonFileSource.Announcement told) {
    return Set.copyOf(told.slices().stream().map(slice -> slice.artefact()).distinct().toList());
  }
}
