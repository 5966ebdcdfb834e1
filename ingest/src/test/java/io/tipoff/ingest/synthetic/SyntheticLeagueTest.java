package io.tipoff.ingest.synthetic;

import static io.tipoff.ingest.synthetic.CsvFiles.number;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tipoff.time.LeagueTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticLeagueTest {

  private static final String HISTORY = "2023-24";
  private static final String REPLAYED = "2024-25";

  @TempDir static Path directory;

  private static CsvFiles files;

  @BeforeAll
  static void writeTheDemoLeague() {
    SyntheticLeague.generate(LeagueSpec.demo(7)).writeTo(directory);
    files = new CsvFiles(directory);
  }

  @Test
  void writesEqualBytesForEqualSpecs(@TempDir Path again) throws IOException {
    SyntheticLeague.generate(LeagueSpec.demo(7)).writeTo(again);

    assertThat(names(again)).isEqualTo(names(directory)).hasSize(10);
    for (String name : names(again)) {
      assertThat(again.resolve(name)).hasSameBinaryContentAs(directory.resolve(name));
    }
  }

  @Test
  void injuryReportsComeBesideTheSameLeague(@TempDir Path reported) throws IOException {
    SyntheticLeague.generate(LeagueSpec.demo(7).withInjuryReports()).writeTo(reported);

    assertThat(names(reported)).hasSize(12).containsAll(names(directory));
    for (String name : names(directory)) {
      assertThat(reported.resolve(name)).hasSameBinaryContentAs(directory.resolve(name));
    }
    CsvFiles all = new CsvFiles(reported);
    Set<String> appeared =
        all.rows("player_box", REPLAYED).stream()
            .map(row -> row.getField("game_date") + row.getField("player_id"))
            .collect(toSet());
    Map<String, NamedCsvRecord> last = new HashMap<>();
    all.rows("injuries", REPLAYED)
        .forEach(
            row ->
                last.merge(
                    row.getField("game_date") + row.getField("player_id"),
                    row,
                    (one, two) ->
                        two.getField("reported_at").compareTo(one.getField("reported_at")) > 0
                            ? two
                            : one));
    assertThat(last).hasSizeGreaterThan(500);
    last.forEach(
        (player, row) ->
            assertThat(row.getField("status").equals("OUT"))
                .as("%s", row)
                .isEqualTo(!appeared.contains(player)));
  }

  @Test
  void writesAnotherLeagueForAnotherSeed(@TempDir Path other) throws IOException {
    SyntheticLeague.generate(LeagueSpec.demo(8)).writeTo(other);

    assertThat(new CsvFiles(other).rows("player_box", HISTORY))
        .isNotEqualTo(files.rows("player_box", HISTORY));
  }

  @Test
  void keepsTheIdentitiesOfEveryRow() throws IOException {
    for (NamedCsvRecord row : box()) {
      int threes = number(row, "fg3m");
      int points = 2 * (number(row, "fgm") - threes) + 3 * threes + number(row, "ftm");
      assertThat(number(row, "pts")).isEqualTo(points);
      assertThat(number(row, "reb")).isEqualTo(number(row, "oreb") + number(row, "dreb"));
      assertThat(number(row, "fgm")).isLessThanOrEqualTo(number(row, "fga"));
      assertThat(threes).isLessThanOrEqualTo(number(row, "fg3a"));
      assertThat(number(row, "ftm")).isLessThanOrEqualTo(number(row, "fta"));
    }
  }

  @Test
  void givesEachTeam240MinutesAnd25MoreForEachOvertime() throws IOException {
    Map<String, Integer> minutes =
        box().stream()
            .collect(groupingBy(this::teamGame, summingInt(row -> number(row, "minutes"))));

    assertThat(new TreeSet<>(minutes.values())).containsExactly(240, 265, 290);
  }

  @Test
  void finalScoresAreTheSumsOfPlayersPointsAndNeverTied() throws IOException {
    Map<String, Integer> points =
        box().stream().collect(groupingBy(this::teamGame, summingInt(row -> number(row, "pts"))));

    for (NamedCsvRecord game : odds()) {
      String id = game.getField("game_id");
      int home = points.get(id + game.getField("home"));
      int away = points.get(id + game.getField("away"));
      assertThat(home).isEqualTo(number(game, "score_home")).isNotEqualTo(away);
      assertThat(away).isEqualTo(number(game, "score_away"));
    }
  }

  @Test
  void playsLikeTheLeagueItImitates() throws IOException {
    List<NamedCsvRecord> rows = box();
    double teamGames = 2 * odds().size();

    assertThat(rows.size() / teamGames).isBetween(10.0, 13.0);
    assertThat(total(rows, "pts") / teamGames).isBetween(108.0, 120.0);
    assertThat(total(rows, "reb") / teamGames).isBetween(41.0, 46.0);
    assertThat(total(rows, "ast") / teamGames).isBetween(24.0, 29.0);
    assertThat(total(rows, "fg3m") / teamGames).isBetween(11.5, 14.0);
    assertThat(rows).anyMatch(row -> number(row, "minutes") == 0);
  }

  @Test
  void noTeamPlaysTwiceADayNorThreeDaysRunning() throws IOException {
    int backToBacks = 0;
    int games = 0;
    for (Set<LocalDate> dates : datesByTeam().values()) {
      for (LocalDate date : dates) {
        boolean yesterday = dates.contains(date.minusDays(1));
        assertThat(yesterday && dates.contains(date.minusDays(2))).isFalse();
        backToBacks += yesterday ? 1 : 0;
        games++;
      }
      assertThat(dates).hasSizeBetween(12, 40);
    }
    assertThat((double) backToBacks / games).isBetween(0.08, 0.35);
  }

  @Test
  void tipsAreSpreadOverTheDayOfTheGame() throws IOException {
    Set<Instant> tips = new HashSet<>();
    for (NamedCsvRecord game : files.rows("schedule", HISTORY)) {
      Instant tip = Instant.parse(game.getField("scheduled_utc"));
      LocalDate date = tip.atZone(LeagueTime.ZONE).toLocalDate();
      assertThat(date).isEqualTo(game.getField("game_date"));
      tips.add(tip);
    }
    assertThat(tips).hasSizeGreaterThan(150);
  }

  @Test
  void hasPlayInAndPlayoffGamesAfterTheRegularSeason() throws IOException {
    Map<String, Set<String>> dates =
        files.rows("schedule", HISTORY).stream()
            .collect(
                groupingBy(
                    row -> row.getField("season_type"),
                    mapping(row -> row.getField("game_date"), toSet())));

    assertThat(dates).containsOnlyKeys("RS", "PI", "PO");
    String last = new TreeSet<>(dates.get("RS")).last();
    assertThat(dates.get("PI")).hasSize(1).allMatch(date -> date.compareTo(last) > 0);
    assertThat(dates.get("PO")).hasSize(3).allMatch(date -> date.compareTo(last) > 0);
  }

  @Test
  void leavesNeutralGamesOutOfTheScheduleAndCallsNobodyHome() throws IOException {
    Set<String> scheduled =
        files.rows("schedule", REPLAYED).stream().map(this::gameId).collect(toSet());
    List<String> neutral =
        files.rows("game_odds", REPLAYED).stream()
            .map(this::gameId)
            .filter(id -> !scheduled.contains(id))
            .toList();

    assertThat(neutral).hasSize(1);
    assertThat(files.rows("player_box", REPLAYED))
        .filteredOn(row -> neutral.contains(gameId(row)))
        .isNotEmpty()
        .allMatch(row -> row.getField("home").equals("0"));
  }

  @Test
  void playersMissGamesAndChangeTeams() throws IOException {
    Map<String, Set<String>> teams = new HashMap<>();
    Map<String, Integer> games = new HashMap<>();
    for (NamedCsvRecord row : files.rows("player_box", HISTORY)) {
      String player = row.getField("player_id");
      teams.computeIfAbsent(player, id -> new HashSet<>()).add(row.getField("team"));
      games.merge(player, number(row, "minutes") >= 20 ? 1 : 0, Integer::sum);
    }
    assertThat(teams.values()).anyMatch(each -> each.size() == 2);
    assertThat(games.values()).anyMatch(count -> count > 10 && count < 22);
    assertThat(teams).hasSizeGreaterThan(400);
  }

  @Test
  void namesSlatesAndSeasonsInOrder() {
    SyntheticLeague league = SyntheticLeague.generate(LeagueSpec.small(1));

    assertThat(league.seasons()).containsExactly(REPLAYED);
    assertThat(league.slates(REPLAYED)).hasSize(6).isSorted();
  }

  private List<NamedCsvRecord> box() throws IOException {
    return Stream.concat(
            files.rows("player_box", HISTORY).stream(), files.rows("player_box", REPLAYED).stream())
        .toList();
  }

  private List<NamedCsvRecord> odds() throws IOException {
    return Stream.concat(
            files.rows("game_odds", HISTORY).stream(), files.rows("game_odds", REPLAYED).stream())
        .toList();
  }

  private Map<String, Set<LocalDate>> datesByTeam() throws IOException {
    Map<String, Set<LocalDate>> dates = new HashMap<>();
    for (NamedCsvRecord game : files.rows("game_odds", HISTORY)) {
      LocalDate date = LocalDate.parse(game.getField("game_date"));
      for (String side : List.of("home", "away")) {
        Set<LocalDate> own = dates.computeIfAbsent(game.getField(side), t -> new HashSet<>());
        assertThat(own.add(date)).isTrue();
      }
    }
    return dates;
  }

  private static double total(List<NamedCsvRecord> rows, String column) {
    return rows.stream().mapToInt(row -> number(row, column)).sum();
  }

  private String teamGame(NamedCsvRecord row) {
    return gameId(row) + row.getField("team");
  }

  private String gameId(NamedCsvRecord row) {
    return row.getField("game_id");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
