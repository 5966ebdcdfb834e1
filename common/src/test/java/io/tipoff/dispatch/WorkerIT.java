package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.RunDetail;
import io.tipoff.ledger.WorkLedger;
import io.tipoff.run.Asked;
import io.tipoff.run.Items;
import io.tipoff.run.RunContext;
import io.tipoff.run.RunRecord;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.SteadyClock;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.WriteMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a run afterwards, whatever its task does; on real stores. */
class WorkerIT {

  private static final Instant NOON = Instant.parse("2025-01-15T17:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2025, 1, 15);
  private static final TaskScope SCOPE =
      new TaskScope("score", new Slate("nba", DAY), Pass.POSTGAME, Optional.empty());
  private static final Table SCORES =
      Table.of("analytics", "score", Score.class, WriteMode.REPLACE_SLICE, "player_id", "market")
          .partitionedBy("game_date")
          .checked(Check.atMost("points", "ceiling").quarantining());
  private static final Sql ALL = new Sql("all.sql", "SELECT * FROM analytics.score");

  record Score(
      String playerId,
      String market,
      LocalDate gameDate,
      long points,
      long ceiling,
      Instant knownAt) {

    static Score of(String player, String market, long points) {
      return new Score(player, market, DAY, points, 100, NOON);
    }
  }

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Instance instance = new Instance("local", "first");
  private KernelStores stores;
  private int attempt;

  /** A task whose body is given. */
  private record Scoring(Duration limit, Function<RunContext, TaskOutput> body) implements Task {

    @Override
    public TaskDeclaration declaration() {
      return TaskDeclaration.postgame("score", Phase.GRADE, List.of())
          .writing(SCORES)
          .within(limit);
    }

    @Override
    public TaskOutput run(RunContext context) {
      return body.apply(context);
    }
  }

  @BeforeEach
  void open() {
    stores = KernelStores.open(folder, meters, new SteadyClock());
    stores.warehouse().migrate(List.of(SCORES));
    await(stores.ledger().instances().enter(instance));
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  @Tag("TRF-02")
  @Tag("PRD-05")
  void tellsWhatWasReadAndWhatEachWriteDid() {
    run(context -> rows(Score.of("1", "POINTS", 10), Score.of("2", "POINTS", 7)));

    RunDetail detail =
        run(
            context -> {
              List<Score> read = context.query(ALL, Score.class);
              return rows(read.getFirst(), Score.of("2", "POINTS", 8), Score.of("3", "POINTS", 1))
                  .counting(Map.of("noted", 5L));
            });

    assertThat(detail.run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(detail.counts())
        .containsOnly(
            entry("read.rows", 2L),
            entry("read.statements", 1L),
            entry("noted", 5L),
            entry("analytics.score.inserted", 1L),
            entry("analytics.score.updated", 1L),
            entry("analytics.score.unchanged", 1L),
            entry("analytics.score.deleted", 0L));
    assertThat(detail.slices()).singleElement().extracting(RunDetail.Slice::rows).isEqualTo(3L);
    assertThat(detail.history().waited()).isPresent();
    assertThat(detail.history().computed()).isPresent();
    assertThat(detail.history().wrote()).isPresent();
  }

  @Test
  void tellsWhoAskedAndWhatItWasStartedOn() {
    String inputs =
        "raw.box|load|-=v1\nraw.quote|load-quotes|features.row|rows|2025-01-15T17:00:00Z=v2\n"
            + "2025-01-15T18:00:00Z=v3\nanalytics.game|summary|12:abc\ngrades.none|grade|";
    Task task = new Scoring(Duration.ofMinutes(1), context -> new TaskOutput.NoData("no game"));

    RunDetail detail =
        run(
            task,
            new ScopeDecision.Start(SCOPE, "digest", 1, false, List.of(), inputs, Asked.EVENT)
                .by(Asked.SWEEP));

    assertThat(detail.asked()).contains(Asked.SWEEP);
    assertThat(detail.inputs())
        .containsExactly(
            new RunDetail.Read("raw.box", "load", "", "v1"),
            new RunDetail.Read("raw.quote", "load-quotes", "", ""),
            new RunDetail.Read("features.row", "rows", "2025-01-15T17:00:00Z", "v2"),
            new RunDetail.Read("features.row", "rows", "2025-01-15T18:00:00Z", "v3"),
            new RunDetail.Read("analytics.game", "summary", "", "12:abc"),
            new RunDetail.Read("grades.none", "grade", "", ""));
  }

  @Test
  @Tag("PRD-09")
  void tellsOfEachItemWhatBecameOfIt() {
    RunDetail detail =
        run(
            context ->
                rows(
                        Score.of("1", "POINTS", 10),
                        Score.of("1", "THREES", 2),
                        Score.of("2", "POINTS", 9),
                        Score.of("3", "POINTS", 1_000))
                    .answering(
                        new TaskOutput.Requests(
                            "player_id", Map.of("2", "no THREES", "4", "no history"))));

    Items items = detail.history().items().orElseThrow();
    assertThat(items.written()).containsExactly(entry("1", 2L), entry("2", 1L));
    assertThat(items.leftOut())
        .containsExactly(
            entry("2", "no THREES"),
            entry("3", "kept out by a check of its table"),
            entry("4", "no history"));
    assertThat(items.requested()).isEqualTo(4);
    assertThat(detail.run().endedAt()).isPresent();
  }

  @Test
  @Tag("TRF-04")
  void aRunWithoutRowsIsProvenEmptyOrHasFailed() {
    assertThat(run(context -> new TaskOutput.NoData("no game that day")).run())
        .satisfies(ends(RunState.NO_DATA, null, "no game that day"));
    assertThat(run(context -> rows().complete(0, 0)).run())
        .satisfies(ends(RunState.NO_DATA, null, "holds none of the 0 expected"));
    assertThat(run(context -> rows().complete(0, 3)).run())
        .satisfies(ends(RunState.NO_DATA, null, "holds none of the 3 expected"));
    TaskOutput.Requests all =
        new TaskOutput.Requests("player_id", Map.of("1", "no history", "2", "no history"));
    assertThat(run(context -> rows().complete(0, 2).answering(all)).run())
        .satisfies(ends(RunState.NO_DATA, null, "none of the 2 asked for: 2 no history"));

    assertThat(run(context -> rows().complete(0, 3), List.of("raw.box is not there")).run())
        .satisfies(ends(RunState.FAILED, FailureCategory.UPSTREAM_MISSING, "raw.box is not there"));
    assertThat(run(context -> rows()).run())
        .satisfies(ends(RunState.FAILED, FailureCategory.BUG, "does not prove why"));
  }

  @Test
  @Tag("TRF-03")
  @Tag("TRF-11")
  @Tag("FEA-08")
  void howeverItFailsItsEndHasACategoryAndItsCauses() {
    assertThat(
            run(
                context -> {
                  throw new IllegalStateException("outer", new IllegalArgumentException("inner"));
                }))
        .satisfies(
            detail -> {
              assertThat(detail.run())
                  .satisfies(ends(RunState.FAILED, FailureCategory.BUG, "IllegalState"));
              assertThat(detail.history().cause().lines())
                  .containsExactly(
                      "java.lang.IllegalStateException: outer",
                      "java.lang.IllegalArgumentException: inner");
              assertThat(detail.history().wrote()).isEmpty();
            });
    assertThat(
            run(context -> {
                  throw new TipoffException(FailureCategory.BAD_INPUT, "row 3.", "Mend it.");
                })
                .run())
        .satisfies(ends(RunState.FAILED, FailureCategory.BAD_INPUT, "row 3. Mend it."));
    assertThat(
            run(context ->
                    TaskOutput.rows(
                        TableRows.of(
                            SCORES,
                            Score.class,
                            List.of(
                                context
                                    .query(new Sql("gone.sql", "SELECT * FROM gone"), Score.class)
                                    .getFirst()))))
                .run()
                .reason())
        .contains("gone.sql");
    assertThat(run(context -> rows(Score.of("1", "P", 1), Score.of("1", "P", 2))).run())
        .as("rows that break their declaration")
        .satisfies(ends(RunState.FAILED, FailureCategory.CONTRACT, "twice"));
    assertThat(stores.warehouse().query(ALL, Score.class)).isEmpty();
  }

  @Test
  @Tag("TRF-03")
  @Tag("ORC-02")
  void aRunThatTakesTooLongIsEndedAndWhatItStillComputesIsNotWritten() {
    CountDownLatch goesOn = new CountDownLatch(1);
    Task slow =
        new Scoring(
            Duration.ofMillis(200),
            context -> {
              uninterrupted(goesOn);
              return rows(Score.of("1", "POINTS", 10));
            });

    RunDetail detail = run(slow, start(List.of()));
    goesOn.countDown();

    assertThat(detail.run()).satisfies(ends(RunState.TIMED_OUT, null, "time limit of PT0.2S"));
    assertThat(run(context -> new TaskOutput.NoData("the slot is free")).run().state())
        .isEqualTo(RunState.NO_DATA);
    assertThat(stores.warehouse().query(ALL, Score.class)).isEmpty();
  }

  /** Native code does not notice an interrupt. */
  private static void uninterrupted(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static TaskOutput.Rows rows(Score... scores) {
    return TaskOutput.rows(TableRows.of(SCORES, Score.class, Arrays.asList(scores)));
  }

  private static Consumer<RunRecord> ends(RunState state, FailureCategory category, String reason) {
    return run -> {
      assertThat(run.state()).isEqualTo(state);
      assertThat(run.failure()).isEqualTo(Optional.ofNullable(category));
      assertThat(run.reason()).contains(reason);
    };
  }

  private ScopeDecision.Start start(List<String> degraded) {
    return new ScopeDecision.Start(SCOPE, "digest", ++attempt, degraded);
  }

  private RunDetail run(Function<RunContext, TaskOutput> body) {
    return run(body, List.of());
  }

  private RunDetail run(Function<RunContext, TaskOutput> body, List<String> degraded) {
    return run(new Scoring(Duration.ofMinutes(1), body), start(degraded));
  }

  /** Runs a task and tells what the ledger says of it. */
  private RunDetail run(Task task, ScopeDecision.Start start) {
    WorkParts parts = stores.work(List.of(task), instance.id());
    Duration lease = Duration.ofMinutes(3);
    WorkLedger database = stores.ledger().of(instance, lease);
    Worker worker =
        new Worker(parts, database, instance, lease, RunObserver.NONE, EarlierOutputs.NONE);
    assertThat(await(worker.execute(task, start))).isTrue();
    return await(
        stores.ledger().desk().find(await(stores.ledger().runs().latest(1)).getFirst().id()));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
