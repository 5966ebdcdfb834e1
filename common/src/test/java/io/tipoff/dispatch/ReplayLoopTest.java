package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.digest.Digests;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.PlatformNativePool;
import io.tipoff.warehouse.SteadyClock;
import io.tipoff.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order slates go through their tasks, on a loop that works for real. */
class ReplayLoopTest {

  private static final List<Slate> SLATES =
      IntStream.range(0, 3)
          .mapToObj(day -> new Slate("nba", LocalDate.of(2025, 1, 15).plusDays(day)))
          .toList();

  /** So long would a test wait for what must come; it ends a hang. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ConcurrentLinkedQueue<String> ended = new ConcurrentLinkedQueue<>();
  private PlatformNativePool slots;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    slots = new PlatformNativePool(4, meters);
    warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("w.duckdb")), meters, new SteadyClock());
  }

  @AfterEach
  void close() {
    slots.close();
    warehouse.close();
  }

  /**
   * The predictions of the first slate end only after its games were loaded and the next day has
   * begun: a loop that stopped for them would hang. Whatever reads them waits: what learns from
   * earlier slates' predictions, though its own slate is on its way, and what publishes or grades
   * them.
   */
  @Test
  void gamesAreLoadedWhilePredictionsAreComputedAndWhoReadsTheseWaits() {
    CountDownLatch loaded = new CountDownLatch(1);
    CountDownLatch nextDayBegun = new CountDownLatch(1);
    Task plan =
        task(
            TaskDeclaration.pregame("plan", Phase.INGEST, List.of(announced())).producing("plan"),
            context -> {
              if (context.slate().equals(SLATES.get(1))) {
                nextDayBegun.countDown();
              }
              return made("plan", context)
                  .planning(List.of(tip(context.slate(), 0), tip(context.slate(), 1)));
            });
    Task predict =
        task(
            TaskDeclaration.perRevision(
                    "predict",
                    Phase.PREDICT,
                    List.of(Input.critical("plan", Relation.SAME_SLATE, "plan")))
                .producing("prediction"),
            context -> {
              if (context.slate().equals(SLATES.getFirst())) {
                await(loaded);
                await(nextDayBegun);
              }
              return made("prediction", context);
            });
    Task learn =
        task(
            TaskDeclaration.pregame(
                    "learn",
                    Phase.PREDICT,
                    List.of(
                        Input.critical("plan", Relation.SAME_SLATE, "plan"),
                        Input.optional("prediction", Relation.EARLIER_SLATES, "predict")))
                .producing("model"),
            context -> made("model", context));
    Task load =
        task(
            TaskDeclaration.postgame("load", Phase.INGEST, List.of(announced())).producing("box"),
            context -> {
              loaded.countDown();
              return made("box", context);
            });
    Task grade =
        task(
            TaskDeclaration.postgame(
                    "grade",
                    Phase.GRADE,
                    List.of(
                        Input.critical("box", Relation.SAME_SLATE, "load"),
                        Input.optional("prediction", Relation.ALL_REVISIONS, "predict")))
                .producing("grade"),
            context -> made("grade", context));

    List<Look> settled = replay(plan, predict, learn, load, grade);

    List<String> order = List.copyOf(ended);
    assertThat(order).as("each once").doesNotHaveDuplicates().hasSize(3 * 6);
    for (int day = 0; day < SLATES.size(); day++) {
      assertThat(order.indexOf(name("grade", day, -1)))
          .isGreaterThan(order.indexOf(name("predict", day, 0)))
          .isGreaterThan(order.indexOf(name("predict", day, 1)));
      if (day > 0) {
        assertThat(order.indexOf(name("learn", day, -1)))
            .isGreaterThan(order.indexOf(name("predict", day - 1, 0)))
            .isGreaterThan(order.indexOf(name("predict", day - 1, 1)));
      }
    }
    assertThat(settled).flatExtracting(Look::blocked).isEmpty();
    for (Slate slate : SLATES) {
      Look last = settled.stream().filter(look -> look.slate().equals(slate)).toList().getLast();
      assertThat(last.scopes()).hasSize(6).allMatch(ScopeDecision.Done.class::isInstance);
    }
  }

  private List<Look> replay(Task... tasks) {
    WorkParts parts = Works.of(List.of(tasks), warehouse, slots, meters, "local");
    List<Look> settled = new ArrayList<>();
    new WalkForward(parts, EarlierOutputs.NONE)
        .run(
            SLATES.stream().map(ReplayLoopTest::announced).toList(),
            (slate, phase) -> true,
            settled::add);
    return settled;
  }

  private Task task(TaskDeclaration declaration, Function<RunContext, TaskOutput> body) {
    return Works.doing(
        declaration,
        context -> {
          TaskOutput output = body.apply(context);
          ended.add(context.scope().key());
          return output;
        });
  }

  /** Key of a task's scope on a day: of its revision 0 or 1, or of its one run (-1). */
  private static String name(String task, int day, int revision) {
    Slate slate = SLATES.get(day);
    Pass pass = List.of("load", "grade").contains(task) ? Pass.POSTGAME : Pass.PREGAME;
    Optional<Instant> asOf = revision < 0 ? Optional.empty() : Optional.of(tip(slate, revision));
    return new TaskScope(task, slate, pass, asOf).key();
  }

  private static Input announced() {
    return Input.critical("archive.game", Relation.SAME_SLATE, "files");
  }

  private static SourceSlice announced(Slate slate) {
    return new SourceSlice(
        "archive.game", "files", slate, "digest", "payload", 1, tip(slate, 0).minusSeconds(86_400));
  }

  private static TaskOutput.Rows made(String artefact, RunContext context) {
    String content = artefact + context.scope().key();
    Instant known = context.scope().asOf().orElse(tip(context.slate(), 0)).minusSeconds(60);
    return TaskOutput.artefact(
        artefact, new TaskOutput.Artefact(Digests.sha256(content), 1, known));
  }

  private static Instant tip(Slate slate, int hour) {
    return slate.date().plusDays(1).atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it came").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
