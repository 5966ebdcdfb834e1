package io.tipoff.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import io.tipoff.warehouse.WriteMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule with rows that keep it and rows that break it. */
class ValidatorsTest {

  private static final LocalDate DAY = LocalDate.of(2025, 1, 15);
  private static final Slate SLATE = new Slate("nba", DAY);
  private static final TaskScope SCOPE =
      new TaskScope("team-summary", SLATE, Pass.POSTGAME, Optional.empty());
  private static final Instant MORNING = LeagueTime.at(DAY.plusDays(1), LocalTime.of(6, 0));

  @TempDir private static Path folder;
  private static Warehouse warehouse;

  record Game(
      String gameId, LocalDate gameDate, String homeTeam, String awayTeam, Instant knownAt) {}

  record Quote(
      String playerId,
      String book,
      double line,
      Long overPrice,
      Long underPrice,
      boolean priceUsable,
      Instant knownAt) {

    Quote(String player, String book, double line, Long over, Long under, boolean usable) {
      this(player, book, line, over, under, usable, LeagueTime.noon(DAY));
    }
  }

  record Side(
      String gameId,
      String team,
      LocalDate gameDate,
      String opponent,
      Long points,
      Long allowed,
      long twos,
      long threes,
      Double rating,
      Instant knownAt) {

    Side scoring(Long scored, Long against) {
      return new Side(
          gameId, team, gameDate, opponent, scored, against, twos, threes, rating, knownAt);
    }

    Side making(long two, long three) {
      return new Side(
          gameId, team, gameDate, opponent, points, allowed, two, three, rating, knownAt);
    }

    Side rated(Double rate) {
      return new Side(
          gameId, team, gameDate, opponent, points, allowed, twos, threes, rate, knownAt);
    }

    Side knownAt(Instant instant) {
      return new Side(
          gameId, team, gameDate, opponent, points, allowed, twos, threes, rating, instant);
    }
  }

  private static final Table GAMES =
      Table.of("raw", "game", Game.class, WriteMode.APPEND, "game_id").partitionedBy("game_date");

  private static final Sql ANNOUNCED =
      new Sql(
          "announced",
          "SELECT game_id, home_team, away_team FROM raw.game_as_of(?) WHERE game_date = ?");

  private record FixedClock(Instant now) implements OperationalClock {
    @Override
    public long nanoTime() {
      return 0;
    }
  }

  @BeforeAll
  static void announceTwoGames() {
    warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("warehouse.duckdb")),
            new SimpleMeterRegistry(),
            new FixedClock(Instant.EPOCH));
    warehouse.migrate(List.of(GAMES));
    List<Game> games =
        List.of(
            new Game("g1", DAY, "BOS", "NYK", LeagueTime.noon(DAY)),
            new Game("g2", DAY, "LAL", "UTA", LeagueTime.noon(DAY)));
    warehouse.write(
        new SliceWrite("games", 1, 1, "", List.of(TableRows.of(GAMES, Game.class, games))));
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @Test
  void findsNothingInSoundRows() {
    Validated validated =
        check(
            slate(),
            Check.rows(1, 32),
            Check.identity("points", "2 twos + 3 threes"),
            Check.range("rating", 80, 150),
            Check.range("points + allowed", 150, 300),
            Check.atMost("threes", "twos"));

    assertThat(validated.findings()).isEmpty();
    assertThat(
            check(
                    slate(),
                    Check.rowsPer(2, 2, "game_id"),
                    Check.valuesPer(2, 2, "team", "game_id"),
                    Check.unique("game_date", "team"),
                    Check.bothSides("game_id", "team", "opponent"),
                    Check.bothSides("game_id", "team", "opponent")
                        .mirroring(0, List.of("points"), List.of("allowed")),
                    Check.varies(4, "points"),
                    Check.same("game_date"),
                    Check.filled("rating", 1),
                    Check.notMostly(0, 0.5, 4, "points"),
                    Check.spread(20, "points", "game_id"),
                    Check.form("team", "[A-Z]{3}"),
                    Check.fresh("game_date", Duration.ZERO, Duration.ofDays(2)),
                    Check.complete("game_id", 1),
                    Check.everyGame(ANNOUNCED, "raw.game", "game_id", "team"))
                .findings())
        .isEmpty();
  }

  @Test
  @Tag("VAL-04")
  void keepsTheRowsThatBreakAnIdentityOutAndTellsAllOfThem() {
    List<Side> rows = with(0, side -> side.making(1, 1));

    Validated validated =
        check(rows, Check.identity("points", "2 twos + 3 threes").quarantining().errorAbove(0.5));

    assertThat(validated.tables().getFirst().rows()).hasSize(3);
    Finding finding = only(validated);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.keptOut()).isTrue();
    assertThat(finding.message())
        .isEqualTo("1 of 4 rows: points is 110 but 2 twos + 3 threes is 5 (game_id=g1, team=BOS)");
    assertThat(finding.sample()).singleElement().extracting("team").isEqualTo("BOS");
  }

  @Test
  @Tag("ORC-04")
  @Tag("VAL-18")
  void isAnErrorBeyondItsBoundAndMarksTheSlice() {
    Check identity = Check.identity("points", "2 twos + 3 threes").quarantining();
    List<Side> rows = slate().stream().map(side -> side.making(1, 1)).toList();
    assertThat(only(check(rows.subList(0, 2), identity)).severity())
        .as("one or two are never beyond a bound")
        .isEqualTo(Severity.WARNING);

    Validated validated = check(rows, identity);

    assertThat(only(validated).severity()).isEqualTo(Severity.ERROR);
    assertThat(validated.judge(slice("analytics.side")).error())
        .startsWith("identity points: 4 of 4");
    assertThat(validated.judge(slice("analytics.other")).isInError()).isFalse();
  }

  @Test
  @Tag("VAL-02")
  @Tag("VAL-04")
  @Tag("VAL-07")
  @Tag("VAL-10")
  void findsNumbersOutOfRangeAndSaysNothingOfWhatIsNotKnown() {
    List<Side> rows = with(1, side -> side.rated(20.0));
    rows = with(rows, 2, side -> side.rated(null));

    assertThat(only(check(rows, Check.range("rating", 80, 150))).message())
        .isEqualTo("1 of 4 rows: rating is 20, not 80–150 (game_id=g1, team=NYK)");
  }

  @Test
  void findsAPartBeyondTheWhole() {
    assertThat(only(check(slate(), Check.atMost("twos", "threes"))).found()).isEqualTo(4);
  }

  @Test
  @Tag("VAL-03")
  void findsTextsOfAnotherForm() {
    assertThat(only(check(slate(), Check.form("team", "[A-M]+"))).message())
        .contains("team is 'BOS', not of the form [A-M]+");
  }

  @Test
  @Tag("VAL-14")
  void findsRowsThatAreLateOrFromBeforeTheyCanBe() {
    Check fresh = Check.fresh("game_date", Duration.ZERO, Duration.ofDays(2));
    Instant late = MORNING.plus(Duration.ofDays(3));
    Instant early = MORNING.minus(Duration.ofDays(2));

    assertThat(only(check(with(0, side -> side.knownAt(late)), fresh)).message()).contains("late");
    assertThat(only(check(with(0, side -> side.knownAt(early)), fresh)).message())
        .contains("too early");
  }

  @Test
  @Tag("VAL-04")
  @Tag("VAL-10")
  void findsTooFewAndTooManyRows() {
    assertThat(only(check(List.of(), Check.rows(1, 2))).message())
        .isEqualTo("1 of 1 rows: there are 0, not at least 1");
    assertThat(only(check(slate(), Check.rows(0, 0))).found()).isEqualTo(4);
  }

  @Test
  @Tag("VAL-01")
  @Tag("VAL-04")
  @Tag("VAL-12")
  void findsGamesOfOneTeamOrThree() {
    List<Side> one = slate().subList(0, 3);

    assertThat(only(check(one, Check.rowsPer(2, 2, "game_id"))).message())
        .isEqualTo("1 of 2 sets of rows per game_id: it has 1, not 2–2 (game_id=g2, team=LAL)");
    assertThat(only(check(one, Check.valuesPer(2, 2, "team", "game_id"))).found()).isEqualTo(1);
    assertThat(only(check(one, Check.bothSides("game_id", "team", "opponent"))).message())
        .contains("there is no row of UTA against LAL");
  }

  @Test
  @Tag("VAL-12")
  @Tag("VAL-16")
  void findsSidesThatDisagree() {
    List<Side> rows = with(1, side -> side.scoring(102L, 111L));
    Check mirrored =
        Check.bothSides("game_id", "team", "opponent")
            .mirroring(0, List.of("points"), List.of("allowed"));

    Finding finding = only(check(rows, mirrored));

    assertThat(finding.found()).isEqualTo(1);
    assertThat(finding.checked()).isEqualTo(2);
    assertThat(finding.message())
        .contains("points of BOS is 110 but its opponent's allowed is 111");
    assertThat(check(rows, mirrored.mirroring(1, List.of("points"), List.of("allowed"))).findings())
        .isEmpty();
  }

  @Test
  @Tag("VAL-02")
  void findsDuplicatesThatTheKeyAllows() {
    assertThat(only(check(slate(), Check.unique("game_date"))).message())
        .contains("4 rows share them");
  }

  @Test
  @Tag("VAL-06")
  void findsConstantsAndDefaults() {
    List<Side> flat = slate().stream().map(side -> side.scoring(0L, 0L)).toList();

    assertThat(only(check(flat, Check.varies(4, "points"))).message())
        .contains("points is 0 in all 4 rows");
    assertThat(check(flat, Check.varies(5, "points")).findings()).isEmpty();
    assertThat(only(check(flat, Check.notMostly(0, 0.5, 4, "points"))).message())
        .contains("points is 0.0 in 4 of 4 rows");
    assertThat(only(check(slate(), Check.same("team"))).found()).isEqualTo(3);
  }

  @Test
  void findsWhatIsMissingInMoreThanItsShareOfRows() {
    List<Side> rows = with(0, side -> side.rated(null));

    assertThat(only(check(rows, Check.filled("rating", 0.9))).message()).contains("rating");
    assertThat(check(rows, Check.filled("rating", 0.7)).findings()).isEmpty();
  }

  @Test
  @Tag("VAL-16")
  void findsNumbersThatLieTooFarApart() {
    assertThat(only(check(slate(), Check.spread(5, "points", "game_id"))).found()).isEqualTo(2);
  }

  @Test
  @Tag("VAL-16")
  void findsPricesThatOtherBooksDispute() {
    Check check = Check.undisputedPrices("player_id");
    List<Quote> quotes =
        List.of(
            new Quote("1", "one", 2.5, -110L, -110L, true),
            new Quote("1", "two", 2.5, -115L, -105L, true),
            new Quote("1", "three", 2.5, 180L, -230L, true),
            new Quote("1", "four", 2.5, 180L, null, false),
            new Quote("2", "three", 2.5, 180L, -230L, true));

    Table table =
        Table.of("raw", "prop_quote", Quote.class, WriteMode.APPEND, "player_id", "book", "line")
            .checked(check);

    Finding finding = only(check(table, TaskOutput.rows(TableRows.of(table, Quote.class, quotes))));

    assertThat(finding.found()).isEqualTo(1);
    assertThat(finding.message()).contains("1 of 4 priced quotes", "three 1", "180 and -230");
    var agreeing = TableRows.of(table, Quote.class, quotes.subList(0, 2));
    assertThat(check(table, TaskOutput.rows(agreeing)).findings()).isEmpty();
  }

  @Test
  @Tag("VAL-14")
  void findsItemsThatAreMissingAndThoseThatNobodyAnnounced() {
    Check complete = Check.complete("game_id", 1);

    assertThat(only(check(slate(), 2, 3, complete)).message())
        .contains("2 of 3 expected are there");
    assertThat(only(check(slate(), 1, 1, complete)).message())
        .contains("1 of 1 expected are there, and 1 that nobody announced");
    assertThat(check(slate(), 2, 3, Check.complete("game_id", 0.5)).findings()).isEmpty();
  }

  @Test
  @Tag("VAL-03")
  @Tag("VAL-04")
  void findsGamesAndTeamsThatAreNotInTheSchedule() {
    Check every = Check.everyGame(ANNOUNCED, "raw.game", "game_id", "team");
    List<Side> first = slate().subList(0, 2);

    assertThat(only(check(first, every)).message())
        .isEqualTo("1 of 2 games: game g2 of raw.game has no row");
    assertThat(check(first, Check.onlyGames(ANNOUNCED, "raw.game", "game_id", "team")).findings())
        .isEmpty();
    List<Side> unknown = new ArrayList<>(slate());
    unknown.add(side("g1", "SEA", "NYK", 90, 102));
    assertThat(only(check(unknown, every)).message())
        .contains("1 of 2 games: game g1 of SEA is not in raw.game");
  }

  @Test
  @Tag("ORC-04")
  void whatCannotBeCheckedDoesNotPass() {
    Sql wrong =
        new Sql("wrong", "SELECT no_such_column FROM raw.game_as_of(?) WHERE game_date = ?");

    Finding finding =
        only(check(slate(), Check.everyGame(wrong, "raw.game", "game_id", "team").noted()));

    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.message()).startsWith("it could not be checked: ");
  }

  @Test
  @Tag("VAL-18")
  void refusesACheckOfColumnsThatTheTableLacks() {
    assertThatThrownBy(() -> table(Check.range("minutes", 0, 48)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("range minutes");
    assertThatThrownBy(() -> table(Check.same("team"), Check.same("team")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Check.same("team").quarantining())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Check.range("2twos", 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToReadATableThatIsNoInputOfTheTask() {
    Table table = table(Check.everyGame(ANNOUNCED, "raw.game", "game_id", "team"));
    TaskDeclaration task =
        TaskDeclaration.postgame("team-summary", Phase.TRANSFORM, List.of()).writing(table);

    assertThatThrownBy(() -> new Validators(List.of(task)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reads raw.game, which is no input of task team-summary");
  }

  private static List<Side> slate() {
    return List.of(
        side("g1", "BOS", "NYK", 110, 102),
        side("g1", "NYK", "BOS", 102, 110),
        side("g2", "LAL", "UTA", 98, 109),
        side("g2", "UTA", "LAL", 109, 98));
  }

  private static Side side(String game, String team, String opponent, long points, long against) {
    long threes = points % 2 == 0 ? 10 : 11;
    return new Side(
        game,
        team,
        DAY,
        opponent,
        points,
        against,
        (points - 3 * threes) / 2,
        threes,
        110.5,
        MORNING);
  }

  private static List<Side> with(int changed, UnaryOperator<Side> change) {
    return with(slate(), changed, change);
  }

  private static List<Side> with(List<Side> rows, int changed, UnaryOperator<Side> change) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> i == changed ? change.apply(rows.get(i)) : rows.get(i))
        .toList();
  }

  private static Table table(Check... checks) {
    return Table.of("analytics", "side", Side.class, WriteMode.APPEND, "game_id", "team")
        .partitionedBy("game_date")
        .checked(checks);
  }

  private static Validated check(List<Side> rows, Check... checks) {
    return check(rows, 2, 2, checks);
  }

  private static Validated check(List<Side> rows, long delivered, long expected, Check... checks) {
    TableRows written = TableRows.of(table(checks), Side.class, rows);
    return check(written.table(), TaskOutput.rows(written).complete(delivered, expected));
  }

  private static Validated check(Table table, TaskOutput.Rows output) {
    TaskDeclaration task =
        TaskDeclaration.postgame(
                "team-summary",
                Phase.TRANSFORM,
                List.of(Input.critical("raw.game", Relation.SAME_SLATE, "load-games")))
            .writing(table);
    return new Validators(List.of(task)).check(SCOPE, output, warehouse);
  }

  private static Finding only(Validated validated) {
    assertThat(validated.findings()).hasSize(1);
    return validated.findings().getFirst();
  }

  private static SliceVersion slice(String table) {
    return new SliceVersion(table, SCOPE.task(), SLATE, Optional.empty(), "v", MORNING, 4, 2, 2);
  }
}
