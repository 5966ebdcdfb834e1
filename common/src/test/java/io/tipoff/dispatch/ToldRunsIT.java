package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.Instance;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators are told of a run in the transaction that records or refuses its end. */
class ToldRunsIT {

  private static final LocalDate DAY = LocalDate.of(2025, 1, 15);
  private static final TaskScope SCOPE =
      new TaskScope("score", new Slate("nba", DAY), Pass.POSTGAME, Optional.empty());
  private static final Table SCORES =
      Table.of("analytics", "score", Score.class, WriteMode.REPLACE_SLICE, "player_id")
          .partitionedBy("game_date")
          .checked(Check.range("points", 0, 50).quarantining());
  private static final Sql ALL = new Sql("all.sql", "SELECT * FROM analytics.score");
  private static final Duration LEASE = Duration.ofMinutes(3);

  record Score(String playerId, LocalDate gameDate, long points, Instant knownAt) {}

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private KernelStores stores;

  /** A task whose body is given. */
  private record Scoring(Function<RunContext, TaskOutput> body) implements Task {

    @Override
    public TaskDeclaration declaration() {
      return TaskDeclaration.postgame("score", Phase.GRADE, List.of()).writing(SCORES);
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
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  @Tag("ING-16")
  void lateRowsOfALostLeaseAreRefusedAndToldAndThoseOfTheSuccessorStand() {
    Worker second = worker("second");
    Worker first = worker("first");

    boolean ended =
        execute(
            first,
            1,
            context -> {
              enter("second");
              assertThat(execute(second, 2, next -> points(20))).isTrue();
              return points(10);
            });

    assertThat(ended).isFalse();
    assertThat(stores.warehouse().query(ALL, Score.class))
        .extracting(Score::points)
        .containsExactly(20L);
    assertThat(states()).containsExactly(RunState.SUCCEEDED, RunState.ABANDONED);
    assertThat(notices())
        .containsExactly(
            "write-refused:score run 1 of nba/2025-01-15/POSTGAME/-/score,"
                + " which writes analytics.score");
  }

  @Test
  @Tag("ING-16")
  void aRefusedRunCountsAsNotDoneAndItsSlateIsMarkedUntilAnotherDoesItsWork() {
    Worker first = worker("first");

    boolean ended =
        execute(
            first,
            1,
            context -> {
              enter("second");
              return points(10);
            });

    assertThat(ended).isFalse();
    assertThat(states()).containsExactly(RunState.ABANDONED);
    assertThat(
            await(stores.ledger().slices().refresh())
                .revisions("analytics.score", "score", SCOPE.slate()))
        .isEmpty();
    assertThat(await(stores.ledger().marks().marks(List.of(Phase.GRADE)))).hasSize(1);
    assertThat(notices()).hasSize(1);
    assertThat(execute(worker("second"), 2, context -> points(10))).isTrue();
    assertThat(states()).startsWith(RunState.SUCCEEDED);
    assertThat(notices()).hasSize(1);
  }

  @Test
  @Tag("VAL-18")
  void rowsInErrorAreToldAndRowsInDoubtAreNot() {
    Worker worker = worker("first");
    assertThat(execute(worker, 1, context -> points(10, 60))).isTrue();
    assertThat(notices()).as("one row is never beyond the bound").isEmpty();

    assertThat(execute(worker, 2, context -> points(60, 70, 80))).isTrue();

    assertThat(states()).containsExactly(RunState.SUCCEEDED, RunState.SUCCEEDED);
    assertThat(notices())
        .singleElement()
        .asString()
        .startsWith(
            "rows-in-error:score run 2 of nba/2025-01-15/POSTGAME/-/score: analytics.score:")
        .contains("3 of 3 rows");
  }

  private static TaskOutput points(long... points) {
    List<Score> scores = new ArrayList<>();
    for (long each : points) {
      scores.add(new Score("p" + scores.size(), DAY, each, Instant.parse("2025-01-16T11:00:00Z")));
    }
    return TaskOutput.rows(TableRows.of(SCORES, Score.class, scores));
  }

  private static Task task(Function<RunContext, TaskOutput> body) {
    return new Scoring(body);
  }

  /** An incarnation of one instance: the runs of the one before are ended. */
  private void enter(String incarnation) {
    await(stores.ledger().instances().enter(new Instance("local", incarnation)));
  }

  private Worker worker(String incarnation) {
    enter(incarnation);
    Instance instance = new Instance("local", incarnation);
    return new Worker(
        Works.raising(stores.work(List.of(task(context -> points(0))), "local"), Optional::of),
        stores.ledger().of(instance, LEASE),
        instance,
        LEASE,
        RunObserver.NONE,
        EarlierOutputs.NONE);
  }

  private static boolean execute(
      Worker worker, int attempt, Function<RunContext, TaskOutput> body) {
    return await(
        worker.execute(task(body), new ScopeDecision.Start(SCOPE, "digest", attempt, List.of())));
  }

  /** The latest first. */
  private List<RunState> states() {
    return await(stores.ledger().runs().latest(10)).stream().map(RunRecord::state).toList();
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>();
    await(stores.pool().query("select signature, detail from ledger.notice order by id").execute())
        .forEach(row -> notices.add(row.getString("signature") + " " + row.getString("detail")));
    return notices;
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
