package io.tipoff.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.RunContext;
import io.tipoff.warehouse.Box.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine behind {@link Warehouse} owes; an engine's test extends this. */
abstract class WarehouseContractTest {

  static final String SCOPE = "nba/2025-01-15/POSTGAME/-/load-box-scores";

  private static final Sql FACTS_AS_OF =
      new Sql("facts-as-of", "SELECT * FROM raw.box_as_of(?) ORDER BY game_id, player_id");
  private static final Sql DERIVED =
      new Sql("derived", "SELECT * FROM analytics.box ORDER BY game_id, player_id");

  private static final Sql SCORERS =
      new Sql(
          "scorers",
          """
          SELECT player_id, SUM(points) AS points
          FROM raw.box_as_of(?)
          GROUP BY player_id
          HAVING SUM(points) >= 1500
          ORDER BY player_id
          """);

  @TempDir Path folder;
  Warehouse warehouse;

  abstract Warehouse open(Path folder);

  @BeforeEach
  void openAndMigrate() {
    warehouse = open(folder);
    warehouse.migrate(List.of(Box.FACTS, Box.DERIVED, Box.SUMMARIES));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  static SliceWrite facts(String scope, long token, List<Box> rows) {
    return write(scope, token, TableRows.of(Box.FACTS, Box.class, rows));
  }

  static SliceWrite derived(String scope, long token, List<Box> rows) {
    return write(scope, token, TableRows.of(Box.DERIVED, Box.class, rows));
  }

  static SliceWrite write(String scope, long token, TableRows... rows) {
    return new SliceWrite(scope, token, token, "inputs", List.of(rows));
  }

  List<Box> factsAsOf(Instant instant) {
    return warehouse.query(FACTS_AS_OF, Box.class, instant);
  }

  List<Box> derivedRows() {
    return warehouse.query(DERIVED, Box.class);
  }

  static void assertRefused(FailureCategory category, ThrowingCallable call, String... named) {
    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.category()).isEqualTo(category))
        .satisfies(failure -> assertThat(failure.getMessage()).contains(named));
  }

  @Test
  void readsBackEveryTypeAsWritten() {
    Box full =
        new Box(
            "g1",
            7,
            LocalDate.parse("2024-02-29"),
            -3,
            12,
            0.1 + 0.2,
            false,
            Side.UNDER,
            Instant.parse("2025-01-16T11:00:00.123456Z"));
    Box sparse = Box.of("g2", Long.MAX_VALUE, Integer.MIN_VALUE).using(-0.0);

    warehouse.write(facts(SCOPE, 1, List.of(full, sparse)));

    assertThat(factsAsOf(RunContext.LATEST)).containsExactly(full, sparse);
    assertThat(factsAsOf(RunContext.LATEST).getLast().usage().equals(-0.0)).isTrue();
  }

  @Test
  void addsUpWhatIsReadAsOf() {
    List<Box> rows = new ArrayList<>();
    for (int game = 0; game < 300; game++) {
      for (int player = 0; player < 10; player++) {
        rows.add(Box.of("g" + game, player, player));
      }
    }
    warehouse.write(facts(SCOPE, 1, rows));

    List<Scorer> scorers = warehouse.query(SCORERS, Scorer.class, RunContext.LATEST);

    assertThat(scorers).hasSize(5).contains(new Scorer(9, 300 * 9));
  }

  private record Scorer(long playerId, long points) {}

  @Test
  @Tag("TRF-02")
  void tellsWhatAFirstWriteDid() {
    Commit commit =
        warehouse.write(facts(SCOPE, 1, List.of(Box.of("g1", 1, 10), Box.of("g1", 2, 20))));

    TableEffect effect = commit.effects().getFirst();
    assertThat(effect.inserted()).isEqualTo(2);
    assertThat(effect.updated() + effect.deleted() + effect.unchanged()).isZero();
    assertThat(effect.knownAt()).contains(Box.MORNING);
    assertThat(warehouse.lastCommit(SCOPE)).contains(commit);
  }

  @Test
  void hasNoCommitOfAScopeThatNeverWrote() {
    assertThat(warehouse.lastCommit("nba/2025-01-15/PREGAME/-/none")).isEmpty();
  }

  @Test
  void keepsTheCommitOfAnEmptySlice() {
    Commit commit = warehouse.write(facts(SCOPE, 1, List.of()));

    assertThat(commit.effects().getFirst().rows()).isZero();
    assertThat(commit.effects().getFirst().knownAt()).isEmpty();
    assertThat(warehouse.lastCommit(SCOPE)).contains(commit);
  }

  @Test
  @Tag("PRD-02")
  @Tag("TRF-06")
  @Tag("TRF-10")
  void changesNothingWhenTheSameRowsAreWrittenAgain() {
    List<Box> rows = List.of(Box.of("g1", 1, 10), Box.of("g1", 2, 20));
    Commit first = warehouse.write(facts(SCOPE, 1, rows));
    String before = warehouse.digest(Box.FACTS);

    Commit second = warehouse.write(facts(SCOPE, 2, rows.reversed()));

    assertThat(second.effects().getFirst().unchanged()).isEqualTo(2);
    assertThat(second.effects().getFirst().rowDigest())
        .isEqualTo(first.effects().getFirst().rowDigest());
    assertThat(warehouse.digest(Box.FACTS)).isEqualTo(before);
  }

  @Test
  @Tag("TRF-02")
  void showsACorrectionOnlyAfterItWasKnown() {
    Box first = Box.of("g1", 1, 10);
    Box corrected = first.scoring(12).known(Box.MORNING.plusSeconds(3600));
    warehouse.write(facts(SCOPE, 1, List.of(first)));

    Commit commit = warehouse.write(facts(SCOPE, 2, List.of(corrected)));

    assertThat(commit.effects().getFirst().updated()).isEqualTo(1);
    assertThat(factsAsOf(Box.MORNING)).isEmpty();
    assertThat(factsAsOf(Box.MORNING.plusSeconds(1))).containsExactly(first);
    assertThat(factsAsOf(Box.MORNING.plusSeconds(3600))).containsExactly(first);
    assertThat(factsAsOf(Box.MORNING.plusSeconds(3601))).containsExactly(corrected);
  }

  @Test
  void showsACorrectionToWhoeverHasAskedBeforeIt() {
    Box first = Box.of("g1", 1, 10);
    Box corrected = first.scoring(12).known(Box.MORNING.plusSeconds(3600));
    warehouse.write(facts(SCOPE, 1, List.of(first, Box.of("g1", 2, 20))));
    assertThat(factsAsOf(RunContext.LATEST)).contains(first);

    warehouse.write(facts(SCOPE, 2, List.of(corrected)));

    assertThat(factsAsOf(Box.MORNING.plusSeconds(3600)))
        .containsExactly(first, Box.of("g1", 2, 20));
    assertThat(factsAsOf(RunContext.LATEST)).containsExactly(corrected);
  }

  @Test
  void showsACorrectionThatFollowsOneThatFailed() {
    Box first = Box.of("g1", 1, 10);
    Box corrected = first.scoring(12).known(Box.MORNING.plusSeconds(3600));
    warehouse.write(derived("other", 1, List.of(first)));
    warehouse.write(facts(SCOPE, 1, List.of(first)));
    assertRefused(
        FailureCategory.CONTRACT,
        () ->
            warehouse.write(
                write(
                    SCOPE,
                    2,
                    TableRows.of(Box.FACTS, Box.class, List.of(corrected)),
                    TableRows.of(Box.DERIVED, Box.class, List.of(first)))),
        "analytics.box");
    assertThat(factsAsOf(RunContext.LATEST)).containsExactly(first);

    warehouse.write(facts(SCOPE, 3, List.of(corrected)));

    assertThat(factsAsOf(RunContext.LATEST)).containsExactly(corrected);
  }

  @Test
  void showsACorrectionWhenOpenedAgain() {
    Box first = Box.of("g1", 1, 10);
    Box corrected = first.scoring(12).known(Box.MORNING.plusSeconds(3600));
    warehouse.write(facts(SCOPE, 1, List.of(first)));
    warehouse.write(facts(SCOPE, 2, List.of(corrected)));

    warehouse.close();
    openAndMigrate();

    assertThat(factsAsOf(Box.MORNING.plusSeconds(3600))).containsExactly(first);
    assertThat(factsAsOf(RunContext.LATEST)).containsExactly(corrected);
  }

  @Test
  void refusesACorrectionThatIsNotKnownLater() {
    warehouse.write(facts(SCOPE, 1, List.of(Box.of("g1", 1, 10))));
    String before = warehouse.digest(Box.FACTS);

    assertRefused(
        FailureCategory.CONTRACT,
        () -> warehouse.write(facts(SCOPE, 2, List.of(Box.of("g1", 1, 11)))),
        "raw.box",
        "game_id=g1, player_id=1",
        "known at");

    assertThat(warehouse.digest(Box.FACTS)).isEqualTo(before);
    assertThat(warehouse.lastCommit(SCOPE).orElseThrow().token()).isEqualTo(1);
  }

  @Test
  void datesAChangeByTheWritesInputsWhenTheRowDoesNot() {
    Instant later = Box.MORNING.plus(Duration.ofDays(3));
    warehouse.write(facts(SCOPE, 1, List.of(Box.of("g1", 1, 10))));

    Commit commit = warehouse.write(facts(SCOPE, 2, List.of(Box.of("g1", 1, 11))).knownAt(later));

    assertThat(commit.effects().getFirst().knownAt()).contains(later);
    assertThat(factsAsOf(later)).containsExactly(Box.of("g1", 1, 10));
    assertThat(factsAsOf(later.plusSeconds(1))).containsExactly(Box.of("g1", 1, 11).known(later));
  }

  @Test
  void datesAChangedDerivedRowNoEarlierThanWhatItsRunRead() {
    Instant corrected = Box.MORNING.plus(Duration.ofDays(1));
    Instant retracted = Box.MORNING.plus(Duration.ofDays(3));
    Box first = Box.of("g1", 1, 10);
    Box changed = first.scoring(7).known(corrected);
    warehouse.write(write(SCOPE, 1, TableRows.of(Box.SUMMARIES, Box.class, List.of(first))));
    warehouse.write(facts(SCOPE, 1, List.of(first)));

    TableRows summaries = TableRows.of(Box.SUMMARIES, Box.class, List.of(changed));
    Commit derived = warehouse.write(write(SCOPE, 2, summaries).knownAt(retracted));
    Commit facts = warehouse.write(facts(SCOPE, 2, List.of(changed)).knownAt(retracted));

    assertThat(derived.effects().getFirst().knownAt()).contains(retracted);
    assertThat(facts.effects().getFirst().knownAt()).contains(corrected);
  }

  @Test
  @Tag("TRF-02")
  void retractsARowThatIsGoneAndKeepsItForOldInstants() {
    Box stays = Box.of("g1", 1, 10);
    Box goes = Box.of("g1", 2, 20);
    Instant later = Box.MORNING.plus(Duration.ofDays(3));
    warehouse.write(facts(SCOPE, 1, List.of(stays, goes)));

    Commit commit = warehouse.write(facts(SCOPE, 2, List.of(stays)).knownAt(later));

    assertThat(commit.effects().getFirst().deleted()).isEqualTo(1);
    assertThat(commit.effects().getFirst().unchanged()).isEqualTo(1);
    assertThat(factsAsOf(later)).containsExactly(stays, goes);
    assertThat(factsAsOf(later.plusSeconds(1))).containsExactly(stays);
  }

  @Test
  @Tag("TRF-06")
  void retractsAndTakesOverMoreRowsThanOneStatementTakes() {
    Instant later = Box.MORNING.plus(Duration.ofDays(3));
    List<Box> goes = new ArrayList<>();
    List<Box> taken = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      goes.add(Box.of("g1", 1000 + i, i % 40));
      taken.add(Box.of("g2", 1000 + i, i % 40));
    }
    List<Box> corrected = taken.stream().map(row -> row.scoring(41).known(later)).toList();
    warehouse.write(facts(SCOPE, 1, Stream.of(goes, taken).flatMap(List::stream).toList()));

    warehouse.write(facts("another scope", 1, corrected).knownAt(later));
    Commit commit = warehouse.write(facts(SCOPE, 2, List.of()).knownAt(later));

    assertThat(commit.effects().getFirst().deleted()).isEqualTo(600);
    assertThat(factsAsOf(later)).hasSize(1200);
    assertThat(factsAsOf(later.plusSeconds(1))).containsExactlyInAnyOrderElementsOf(corrected);
  }

  @Test
  void retractsOneMicrosecondLaterWhenNothingSaysSinceWhen() {
    warehouse.write(facts(SCOPE, 1, List.of(Box.of("g1", 1, 10))));

    Commit commit = warehouse.write(facts(SCOPE, 2, List.of()));

    assertThat(commit.effects().getFirst().knownAt()).contains(Box.MORNING.plusNanos(1000));
    assertThat(factsAsOf(Box.MORNING.plusNanos(1000))).hasSize(1);
    assertThat(factsAsOf(Box.MORNING.plusNanos(2000))).isEmpty();
  }

  @Test
  void takesARetractedRowBackAsANewVersion() {
    Box row = Box.of("g1", 1, 10);
    Instant gone = Box.MORNING.plusSeconds(100);
    Instant back = Box.MORNING.plusSeconds(200);
    warehouse.write(facts(SCOPE, 1, List.of(row)));
    warehouse.write(facts(SCOPE, 2, List.of()).knownAt(gone));

    Commit commit = warehouse.write(facts(SCOPE, 3, List.of(row.known(back))));

    assertThat(commit.effects().getFirst().inserted()).isEqualTo(1);
    assertThat(factsAsOf(gone)).containsExactly(row);
    assertThat(factsAsOf(back)).isEmpty();
    assertThat(factsAsOf(back.plusSeconds(1))).containsExactly(row.known(back));
  }

  @Test
  void movesAFactToTheScopeThatCorrectsIt() {
    String other = "nba/2025-01-16/POSTGAME/-/load-box-scores";
    Box first = Box.of("g1", 1, 10);
    Box moved = first.scoring(11).known(Box.MORNING.plusSeconds(50));
    warehouse.write(facts(SCOPE, 1, List.of(first)));

    warehouse.write(facts(other, 1, List.of(moved)));
    Commit former = warehouse.write(facts(SCOPE, 2, List.of()));

    assertThat(former.effects().getFirst().deleted()).isZero();
    assertThat(factsAsOf(Box.MORNING.plusSeconds(50))).containsExactly(first);
    assertThat(factsAsOf(RunContext.LATEST)).containsExactly(moved);
  }

  @Test
  void refusesAFactOfAnotherScopeThatIsNotKnownLater() {
    warehouse.write(facts(SCOPE, 1, List.of(Box.of("g1", 1, 10))));

    assertRefused(
        FailureCategory.CONTRACT,
        () -> warehouse.write(facts("other", 1, List.of(Box.of("g1", 1, 11)))),
        "game_id=g1, player_id=1",
        SCOPE);
    assertThat(warehouse.lastCommit("other")).isEmpty();
  }

  @Test
  @Tag("PRD-05")
  @Tag("TRF-02")
  void replacesADerivedSliceWhole() {
    warehouse.write(
        derived(SCOPE, 1, List.of(Box.of("g1", 1, 1), Box.of("g1", 2, 2), Box.of("g1", 3, 3))));
    warehouse.write(derived("other", 1, List.of(Box.of("g9", 1, 9))));

    Commit commit =
        warehouse.write(
            derived(
                SCOPE, 2, List.of(Box.of("g1", 1, 1), Box.of("g1", 2, 22), Box.of("g1", 4, 4))));

    TableEffect effect = commit.effects().getFirst();
    assertThat(List.of(effect.inserted(), effect.updated(), effect.deleted(), effect.unchanged()))
        .containsExactly(1L, 1L, 1L, 1L);
    assertThat(derivedRows())
        .containsExactly(
            Box.of("g1", 1, 1), Box.of("g1", 2, 22), Box.of("g1", 4, 4), Box.of("g9", 1, 9));
  }

  @Test
  @Tag("ING-16")
  void refusesADerivedRowOfTwoScopes() {
    warehouse.write(derived(SCOPE, 1, List.of(Box.of("g1", 1, 1))));

    assertRefused(
        FailureCategory.CONTRACT,
        () -> warehouse.write(derived("other", 1, List.of(Box.of("g1", 1, 2)))),
        "analytics.box",
        "game_id=g1 player_id=1",
        SCOPE);
    assertThat(derivedRows()).containsExactly(Box.of("g1", 1, 1));
  }

  @Test
  @Tag("PRD-02")
  @Tag("VAL-02")
  void refusesTwoRowsOfOneKey() {
    assertRefused(
        FailureCategory.CONTRACT,
        () -> warehouse.write(facts(SCOPE, 1, List.of(Box.of("g1", 1, 1), Box.of("g1", 1, 2)))),
        "raw.box",
        "game_id=g1, player_id=1",
        "twice");
    assertThat(warehouse.lastCommit(SCOPE)).isEmpty();
  }

  @Test
  void refusesANullWhereAValueIsRequired() {
    Object[] row =
        TableRows.of(Box.FACTS, Box.class, List.of(Box.of("g1", 1, 1))).rows().getFirst();
    row[3] = null;

    assertRefused(
        FailureCategory.CONTRACT,
        () -> warehouse.write(write(SCOPE, 1, new TableRows(Box.FACTS, List.<Object[]>of(row)))),
        "column points",
        "player_id=1");
  }

  @Test
  void refusesANumberThatIsNone() {
    assertRefused(
        FailureCategory.CONTRACT,
        () -> warehouse.write(facts(SCOPE, 1, List.of(Box.of("g1", 1, 1).using(Double.NaN)))),
        "column usage");
  }

  @Test
  void refusesATableItWasNotMigratedTo() {
    Table unknown = Table.of("raw", "unknown", Box.class, WriteMode.APPEND, "game_id");

    assertRefused(
        FailureCategory.CONTRACT,
        () -> warehouse.write(write(SCOPE, 1, new TableRows(unknown, List.of()))),
        "raw.unknown");
  }

  @Test
  @Tag("ING-16")
  void refusesAStaleToken() {
    warehouse.write(facts(SCOPE, 5, List.of(Box.of("g1", 1, 1))));

    assertThatThrownBy(() -> warehouse.write(facts(SCOPE, 4, List.of())))
        .isInstanceOf(StaleTokenException.class)
        .hasMessageContaining("token 4");
    assertThat(factsAsOf(RunContext.LATEST)).hasSize(1);
  }

  @Test
  void letsTheSameTokenWriteAgain() {
    warehouse.write(facts(SCOPE, 5, List.of(Box.of("g1", 1, 1))));

    Commit again = warehouse.write(facts(SCOPE, 5, List.of(Box.of("g1", 1, 1))));

    assertThat(again.effects().getFirst().unchanged()).isEqualTo(1);
  }

  @Test
  @Tag("ING-16")
  @Tag("PRD-05")
  @Tag("TRF-01")
  void leavesNoTraceOfAWriteThatFailsInItsLastTable() {
    TableRows good = TableRows.of(Box.FACTS, Box.class, List.of(Box.of("g1", 1, 1)));
    warehouse.write(derived("other", 1, List.of(Box.of("g1", 1, 2))));
    TableRows taken = TableRows.of(Box.DERIVED, Box.class, List.of(Box.of("g1", 1, 1)));

    assertRefused(
        FailureCategory.CONTRACT,
        () -> warehouse.write(write(SCOPE, 1, good, taken)),
        "analytics.box");

    assertThat(factsAsOf(RunContext.LATEST)).isEmpty();
    assertThat(warehouse.lastCommit(SCOPE)).isEmpty();
    warehouse.write(facts(SCOPE, 1, List.of(Box.of("g1", 1, 1))));
    assertThat(factsAsOf(RunContext.LATEST)).hasSize(1);
  }

  @Test
  @Tag("RES-08")
  @Tag("TRF-06")
  void manyWriteOneTableAtOnceAndReadersSeeSlicesWhole() throws InterruptedException {
    int writers = 4;
    int rounds = 8;
    int rows = 20;
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger writing = new AtomicInteger(writers);
    Sql counts =
        new Sql(
            "counts",
            "SELECT game_id, MIN(points) AS low, MAX(points) AS high, COUNT(*) AS rows"
                + " FROM analytics.box GROUP BY game_id");
    List<Thread> threads = new ArrayList<>();
    for (int one = 0; one < writers; one++) {
      String game = "g" + one;
      threads.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
              .unstarted(
                  () -> {
                    for (int round = 1; round <= rounds; round++) {
                      List<Box> boxes = new ArrayList<>();
                      for (int player = 0; player < rows; player++) {
                        boxes.add(Box.of(game, player, round));
                      }
                      warehouse.write(derived(game, round, boxes));
                    }
                    writing.decrementAndGet();
                  }));
    }
    threads.forEach(Thread::start);
    while (writing.get() > 0 && failures.isEmpty()) {
      assertThat(warehouse.query(counts, Whole.class))
          .allSatisfy(
              game -> {
                assertThat(game.rows()).isEqualTo(rows);
                assertThat(game.low()).as("of one round").isEqualTo(game.high());
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(failures).isEmpty();
    assertThat(warehouse.query(counts, Whole.class))
        .hasSize(writers)
        .allSatisfy(game -> assertThat(game.low()).isEqualTo(rounds));
  }

  private record Whole(String gameId, long low, long high, long rows) {}

  @Test
  void digestsDoNotDependOnTheOrderOfRows() {
    List<Box> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(Box.of("g" + i % 7, i, i * 3));
    }
    String ordered = warehouse.write(derived(SCOPE, 1, rows)).effects().getFirst().rowDigest();
    String table = warehouse.digest(Box.DERIVED);
    warehouse.write(derived(SCOPE, 2, List.of()));
    Collections.reverse(rows);

    String reversed = warehouse.write(derived(SCOPE, 3, rows)).effects().getFirst().rowDigest();

    assertThat(reversed).isEqualTo(ordered);
    assertThat(warehouse.digest(Box.DERIVED)).isEqualTo(table);
  }

  @Test
  void digestsTellRowsApartByValueAndByKnownAt() {
    List<String> digests = new ArrayList<>();
    long token = 1;
    Box row = Box.of("g1", 1, 10);
    for (Box changed :
        List.of(
            row,
            row.scoring(11),
            row.using(0.0),
            row.using(-0.0),
            row.using(null),
            row.known(Box.TIP))) {
      digests.add(
          warehouse
              .write(derived(SCOPE, token++, List.of(changed)))
              .effects()
              .getFirst()
              .rowDigest());
    }

    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void remembersCommitsAndRowsWhenOpenedAgain() {
    Commit commit = warehouse.write(facts(SCOPE, 3, List.of(Box.of("g1", 1, 1))));
    warehouse.close();
    warehouse = open(folder);
    warehouse.migrate(List.of(Box.FACTS, Box.DERIVED, Box.SUMMARIES));

    assertThat(warehouse.lastCommit(SCOPE)).contains(commit);
    assertThatThrownBy(() -> warehouse.write(facts(SCOPE, 2, List.of())))
        .isInstanceOf(StaleTokenException.class);
    assertThat(factsAsOf(RunContext.LATEST)).containsExactly(Box.of("g1", 1, 1));
  }

  /** {@link Box} without its side, as an earlier program declared it. */
  record Earlier(String gameId, long playerId, LocalDate gameDate, Instant knownAt) {}

  /** {@link Earlier} with a nullable column more. */
  record Later(String gameId, long playerId, LocalDate gameDate, String note, Instant knownAt) {}

  @Test
  void addsANullableColumnThatWasDeclaredSince() {
    Table before = Table.of("raw", "grown", Earlier.class, WriteMode.APPEND, "game_id");
    Table after = Table.of("raw", "grown", Later.class, WriteMode.APPEND, "game_id");
    LocalDate date = LocalDate.parse("2025-01-15");
    warehouse.migrate(List.of(before));
    warehouse.write(
        write(
            SCOPE,
            1,
            TableRows.of(before, Earlier.class, List.of(new Earlier("g1", 1, date, Box.TIP)))));

    warehouse.migrate(List.of(after));
    List<Later> rows =
        List.of(new Later("g1", 1, date, null, Box.TIP), new Later("g2", 1, date, "new", Box.TIP));
    Commit commit = warehouse.write(write(SCOPE, 2, TableRows.of(after, Later.class, rows)));

    assertThat(commit.effects().getFirst().unchanged()).isEqualTo(1);
    assertThat(commit.effects().getFirst().inserted()).isEqualTo(1);
    assertThat(
            warehouse.query(
                new Sql("grown", "SELECT * FROM raw.grown_as_of(?) ORDER BY game_id"),
                Later.class,
                Box.MORNING))
        .isEqualTo(rows);
  }

  @Test
  void refusesADeclarationThatContradictsTheStore() {
    Table asFacts = Box.DERIVED.partitionedBy("game_date");
    Table otherKey = Table.of("raw", "box", Box.class, WriteMode.APPEND, "game_id");
    Table required = Table.of("raw", "box", Wider.class, WriteMode.APPEND, "game_id", "player_id");
    Table otherType =
        Table.of("raw", "box", Retyped.class, WriteMode.APPEND, "game_id", "player_id");

    assertThat(asFacts).isEqualTo(Box.DERIVED);
    assertRefused(FailureCategory.CONTRACT, () -> warehouse.migrate(List.of(otherKey)), "raw.box");
    assertRefused(FailureCategory.CONTRACT, () -> warehouse.migrate(List.of(required)), "minutes");
    assertRefused(FailureCategory.CONTRACT, () -> warehouse.migrate(List.of(otherType)), "points");
  }

  record Wider(String gameId, long playerId, LocalDate gameDate, long minutes, Instant knownAt) {}

  record Retyped(
      String gameId, long playerId, LocalDate gameDate, String points, Instant knownAt) {}

  @Test
  @Tag("RES-06")
  @Tag("SEC-04")
  void bindsEveryTypeOfParameter() {
    record Echo(
        String a, long b, double c, boolean d, LocalDate e, Instant f, int g, Side h, Long i) {}

    Echo echo =
        warehouse
            .query(
                new Sql(
                    "echo",
                    "SELECT CAST(? AS STRING) AS a, CAST(? AS INT64) AS b, CAST(? AS FLOAT64) AS c,"
                        + " CAST(? AS BOOL) AS d, CAST(? AS DATE) AS e, max(known_at) AS f, 7 AS g,"
                        + " CAST(? AS STRING) AS h, CAST(? AS INT64) AS i"
                        + " FROM raw.box_as_of(?)"),
                Echo.class,
                "it's",
                5,
                0.1,
                true,
                LocalDate.parse("2025-03-09"),
                Side.UNDER,
                null,
                RunContext.LATEST)
            .stream()
            .findFirst()
            .orElse(null);

    assertThat(echo)
        .isEqualTo(
            new Echo(
                "it's", 5, 0.1, true, LocalDate.parse("2025-03-09"), null, 7, Side.UNDER, null));
  }

  record Points(long points) {}

  @Test
  void refusesANullForAPrimitiveNamingTheColumn() {
    assertRefused(
        FailureCategory.CONTRACT,
        () ->
            warehouse.query(
                new Sql("q.sql", "SELECT sum(points) AS points FROM analytics.box"), Points.class),
        "q.sql",
        "points",
        "null");
  }

  @Test
  @Tag("FEA-03")
  @Tag("RES-06")
  void refusesAResultWithoutAColumnOrOfAnotherType() {
    assertRefused(
        FailureCategory.CONTRACT,
        () -> warehouse.query(new Sql("q.sql", "SELECT 1 AS other"), Points.class),
        "q.sql",
        "no column points");
    assertRefused(
        FailureCategory.CONTRACT,
        () -> warehouse.query(new Sql("q.sql", "SELECT 1.5 AS points"), Points.class),
        "points",
        "DECIMAL");
  }

  @Test
  @Tag("RES-06")
  void refusesAWrongNumberOfParameters() {
    assertRefused(
        FailureCategory.CONTRACT,
        () ->
            warehouse.query(
                new Sql("q.sql", "SELECT CAST(? AS INT64) AS points"), Points.class, 1, 2),
        "q.sql",
        "takes 1");
  }

  @Test
  void givesRowsByColumns() {
    warehouse.write(derived(SCOPE, 1, List.of(Box.of("g1", 1, 10))));

    List<Object[]> rows =
        warehouse.queryRows(
            new Sql("q.sql", "SELECT points, usage, game_id, plus_minus FROM analytics.box"),
            List.of(
                Column.required("game_id", ColumnType.STRING),
                Column.required("points", ColumnType.INT64),
                Column.nullable("plus_minus", ColumnType.INT64),
                Column.required("usage", ColumnType.FLOAT64)));

    assertThat(rows).hasSize(1);
    assertThat(Arrays.asList(rows.getFirst())).containsExactly("g1", 10L, null, 0.25);
  }

  @Test
  void sumsWholeNumbersBeyondAnInt() {
    warehouse.write(
        derived(
            SCOPE,
            1,
            List.of(Box.of("g1", 1, Integer.MAX_VALUE), Box.of("g1", 2, Integer.MAX_VALUE))));

    assertThat(
            warehouse.query(
                new Sql("sum", "SELECT SUM(points) AS points FROM analytics.box"), Points.class))
        .containsExactly(new Points(2L * Integer.MAX_VALUE));
  }

  @Test
  void sumsSmallNumbersReadAsOfBeyondAByte() {
    List<Box> boxes = new ArrayList<>();
    for (int game = 10; game < 26; game++) {
      boxes.add(Box.of("g" + game, 1, 30));
      boxes.add(Box.of("g" + game, 2, game == 10 ? 100 : 30));
    }
    warehouse.write(facts(SCOPE, 1, boxes));
    String latest =
        """
        SELECT CAST(SUM(IF(recency <= 15, points, 0)) AS INT64) AS points
        FROM (
          SELECT
            *, ROW_NUMBER() OVER (PARTITION BY player_id ORDER BY game_date, game_id DESC) AS recency
          FROM raw.box_as_of(?)
        ) AS ranked
        GROUP BY player_id
        ORDER BY player_id
        """;

    assertThat(warehouse.query(new Sql("sum", latest), Points.class, RunContext.LATEST))
        .containsExactly(new Points(450), new Points(450));
  }

  @Test
  void sortsNullsFirstAsGoogleSqlDoes() {
    record Use(Double usage) {}

    warehouse.write(derived(SCOPE, 1, List.of(Box.of("g1", 1, 1), Box.of("g1", 2, 1).using(null))));

    assertThat(
            warehouse.query(
                new Sql("order", "SELECT usage FROM analytics.box ORDER BY usage"), Use.class))
        .containsExactly(new Use(null), new Use(0.25));
  }
}
