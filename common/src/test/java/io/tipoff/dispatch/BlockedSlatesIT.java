package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.ledger.TestNotices;
import io.tipoff.messaging.LeftToSweep;
import io.tipoff.notice.SomebodyTold;
import io.tipoff.run.Asked;
import io.tipoff.run.Input;
import io.tipoff.run.Reconcile;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.RunRecord;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SlateSignal;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of marked slates of long ago that are blocked, on a real PostgreSQL. A slate's total
 * is loaded from its box score, and cannot be while its folder may not be written.
 */
class BlockedSlatesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** More than are on their way at a time. */
  private static final List<Slate> OLD =
      IntStream.range(0, 5)
          .mapToObj(day -> new Slate("nba", LocalDate.of(2020, 1, 15).plusDays(day)))
          .toList();

  private static final Slate ONE = OLD.getFirst();

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Set<Slate> unwritable = ConcurrentHashMap.newKeySet();
  private final Ahead clock = new Ahead();
  private final List<Slate> takenUp = new CopyOnWriteArrayList<>();
  private KernelStores stores;
  private Kernel kernel;
  private Sweep sweep;

  /** The machine's clock, by which more time has passed. */
  private static final class Ahead implements OperationalClock {

    private volatile Duration by = Duration.ZERO;

    void pass(Duration time) {
      by = by.plus(time);
    }

    /** The ledger's does not go along: what is recorded now is of now. */
    void stopBeingAhead() {
      by = Duration.ZERO;
    }

    @Override
    public Instant now() {
      return OperationalClock.system().now().plus(by);
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }
  }

  /** What the sweep has looked at, and is looked at. */
  private final class Recorded implements SlateSignal {

    @Override
    public void signal(Slate slate, Asked asked) {
      kernel.dispatcher().signal(slate, asked);
    }

    @Override
    public void signal(Slate slate, Asked asked, Consumer<List<ScopeDecision.Block>> settled) {
      takenUp.add(slate);
      kernel.dispatcher().signal(slate, asked, settled);
    }
  }

  @BeforeEach
  void open() {
    stores = KernelStores.open(folder, meters, clock);
    Input boxes = Input.critical("archive.box", Relation.SAME_SLATE, "league");
    WorkParts work =
        stores.work(
            List.of(
                Works.doing(
                    TaskDeclaration.postgame("load", Phase.INGEST, List.of(boxes))
                        .producing("total"),
                    this::load)),
            "one");
    kernel =
        Works.kernel(
            work, stores.ledger(), clock, SomebodyTold.notices(TestNotices.store(stores.pool())));
    done(kernel.start());
    sweep = new Sweep(kernel.parts(), new Recorded(), stores.ledger().marks(), new LeftToSweep());
  }

  @AfterEach
  void close() {
    kernel.close();
    stores.close();
  }

  @Test
  @Tag("ORC-13")
  void oneWhoseRunFailedIsTriedSlowlyUntilItEnds() {
    announce(ONE);
    unwritable.add(ONE);
    mark(ONE);
    sweepUntil(ONE, RunState.FAILED);
    sweepUntilAllRest();
    assertThat(marked()).containsExactly(ONE);

    clock.pass(Reconcile.AGAIN);
    sweepUntil(ONE, RunState.FAILED, RunState.FAILED);
    unwritable.clear();
    sweepUntilAllRest();
    clock.pass(Reconcile.AGAIN);
    sweepUntil(ONE, RunState.FAILED, RunState.FAILED, RunState.SUCCEEDED);

    await().atMost(PATIENCE).until(() -> marked().isEmpty());
    assertThat(told()).doesNotContain("slate-left-blocked");
  }

  @Test
  @Tag("ORC-13")
  void oneWhoseGateOpensWithoutAWordIsRun() {
    mark(ONE);
    sweepUntilAllRest();
    assertThat(marked()).containsExactly(ONE);

    announce(ONE);
    assertThat(takenUp()).as("before its time").isEmpty();
    clock.pass(Reconcile.AGAIN);
    sweepUntil(ONE, RunState.SUCCEEDED);

    await().atMost(PATIENCE).until(() -> marked().isEmpty());
  }

  @Test
  @Tag("ORC-13")
  void manyThatAreBlockedLeaveTheirPlacesToOthers() {
    OLD.forEach(this::announce);
    unwritable.addAll(OLD.subList(0, 4));
    OLD.forEach(this::mark);

    sweepUntil(OLD.getLast(), RunState.SUCCEEDED);

    sweepUntilAllRest();
    assertThat(marked()).isEqualTo(OLD.subList(0, 4));
  }

  @Test
  @Tag("ORC-13")
  void oneThatStaysBlockedForADayIsLeftAndSomebodyIsTold() {
    mark(ONE);
    sweepUntilAllRest();
    clock.pass(Reconcile.AGAIN_FOR.minus(Reconcile.AGAIN));
    sweepUntilAllRest();
    assertThat(marked()).containsExactly(ONE);
    assertThat(told()).doesNotContain("slate-left-blocked");

    clock.pass(Reconcile.AGAIN);
    done(sweep.sweep());

    await().atMost(PATIENCE).until(() -> marked().isEmpty());
    assertThat(told()).contains("slate-left-blocked");
  }

  private TaskOutput load(RunContext context) {
    if (unwritable.contains(context.slate())) {
      clock.stopBeingAhead();
      throw new TipoffException(
          FailureCategory.CONFIGURATION, "the folder cannot be written", "Let it be written.");
    }
    return TaskOutput.artefact(
        "total", new TaskOutput.Artefact(Digests.sha256("total"), 1, Instant.EPOCH));
  }

  /** In the ledger alone: no event of it arrives. */
  private void announce(Slate slate) {
    String digest = Digests.sha256(slate.toString());
    SourceSlice box =
        new SourceSlice("archive.box", "league", slate, digest, digest, 1, Instant.EPOCH);
    done(stores.ledger().slices().announce(List.of(box), List.of()));
  }

  private void mark(Slate slate) {
    done(stores.ledger().marks().markForSweep(slate, "a box score was corrected"));
  }

  /** As the timer does. */
  private void sweepUntil(Slate slate, RunState... states) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              done(sweep.sweep());
              assertThat(runs(slate)).containsExactly(states);
            });
  }

  /** As the timer does, until it has nothing more to do for now. */
  private void sweepUntilAllRest() {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> takenUp().isEmpty());
  }

  private List<Slate> takenUp() {
    takenUp.clear();
    done(sweep.sweep());
    return List.copyOf(takenUp);
  }

  private List<RunState> runs(Slate slate) {
    return done(stores.ledger().runs().ofSlate(slate)).stream()
        .sorted((one, other) -> Long.compare(one.id(), other.id()))
        .map(RunRecord::state)
        .toList();
  }

  private List<Slate> marked() {
    return done(stores.ledger().marks().marks(List.of(Phase.INGEST))).stream()
        .map(SlateLedger.Mark::slate)
        .toList();
  }

  private List<String> told() {
    return StreamSupport.stream(
            done(stores.pool().query("select signature from ledger.notice").execute())
                .spliterator(),
            false)
        .map(row -> row.getString("signature"))
        .toList();
  }

  private static <T> T done(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }
}
