package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.messaging.LeftToSweep;
import io.tipoff.run.RunContext;
import io.tipoff.run.RunRecord;
import io.tipoff.run.RunState;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.SteadyClock;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of marked slates that are too old to be looked at without, and of dead runs, on a
 * real PostgreSQL.
 */
class SweepIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Slate OLD = Slate.parse("nba/2020-01-15");
  private static final Instant TURN_OF_THE_CENTURY = Instant.parse("2100-01-01T00:00:00Z");

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Kernel> kernels = new ArrayList<>();
  private KernelStores stores;

  /** A clock by which the wait for the next attempt is over. */
  private record Later() implements OperationalClock {

    @Override
    public Instant now() {
      return TURN_OF_THE_CENTURY;
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }
  }

  /** Makes one artefact of every slate, the way it is told to. */
  private record Loading(Supplier<TaskOutput> body) implements Task {

    @Override
    public TaskDeclaration declaration() {
      return TaskDeclaration.postgame("load", Phase.INGEST, List.of()).producing("box");
    }

    @Override
    public TaskOutput run(RunContext context) {
      return body.get();
    }
  }

  @BeforeEach
  void open() {
    stores = KernelStores.open(folder, meters, new SteadyClock());
  }

  @AfterEach
  void close() {
    kernels.forEach(Kernel::close);
    stores.close();
  }

  @Test
  @Tag("ORC-13")
  void whatADeadProcessTookUpAndDidNotBeginIsBegunByAnother() {
    done(stores.ledger().marks().markForSweep(OLD, "a box score was corrected"));
    Kernel dead = kernel("one", new SteadyClock(), SweepIT::made);
    die(dead);
    done(sweep(dead).sweep());
    assertThat(runs()).isEmpty();

    done(sweep(kernel("two", new SteadyClock(), SweepIT::made)).sweep());

    await().atMost(PATIENCE).until(() -> runs().contains(RunState.SUCCEEDED));
    await().atMost(PATIENCE).until(() -> marked().isEmpty());
  }

  @Test
  @Tag("ORC-13")
  void aSlateStaysMarkedUntilTheAttemptForWhichADeadProcessWaited() {
    done(stores.ledger().marks().markForSweep(OLD, "a box score was corrected"));
    Kernel dead = kernel("one", new SteadyClock(), SweepIT::refused);
    done(sweep(dead).sweep());
    await().atMost(PATIENCE).until(() -> runs().contains(RunState.FAILED));
    die(dead);
    assertThat(marked()).containsExactly(OLD);

    done(sweep(kernel("two", new Later(), SweepIT::made)).sweep());

    await().atMost(PATIENCE).until(() -> runs().contains(RunState.SUCCEEDED));
    assertThat(runs()).containsExactlyInAnyOrder(RunState.FAILED, RunState.SUCCEEDED);
  }

  @Test
  @Tag("ORC-13")
  void aMarkFromDuringTheWorkOutlastsIt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    done(stores.ledger().marks().markForSweep(OLD, "a box score was corrected"));
    Sweep sweep =
        sweep(
            kernel(
                "one",
                new SteadyClock(),
                () -> {
                  begun.countDown();
                  awaitUninterruptibly(mayEnd);
                  return made();
                }));
    done(sweep.sweep());
    begun.await();
    done(sweep.sweep());
    assertThat(marked()).as("while it runs").containsExactly(OLD);

    List<Long> read = ids();
    done(stores.ledger().marks().markForSweep(OLD, "and corrected once more"));
    mayEnd.countDown();
    await().atMost(PATIENCE).until(() -> runs().contains(RunState.SUCCEEDED));
    settled();
    assertThat(ids()).isNotEmpty().doesNotContainAnyElementsOf(read);

    done(sweep.sweep());
    await().atMost(PATIENCE).until(() -> marked().isEmpty());
  }

  /** By the settings as they are: the ledger's own clock is what a lease is measured by. */
  @Test
  @Tag("ING-17")
  void theRunOfAnInstanceThatNeverComesBackIsEndedAndDoneAgainWithinAQuarterOfAnHour()
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    done(stores.ledger().marks().markForSweep(OLD, "a box score was corrected"));
    Kernel dead =
        kernel(
            "one",
            new SteadyClock(),
            () -> {
              begun.countDown();
              awaitUninterruptibly(mayEnd);
              return made();
            });
    done(sweep(dead).sweep());
    begun.await();
    die(dead);
    Kernel other = kernel("two", new SteadyClock(), SweepIT::made);
    done(sweep(other).sweep());
    assertThat(runs()).as("while its lease lasts").containsExactly(RunState.RUNNING);

    Duration sweeps = Duration.parse("PT" + other.parts().config().sweep());
    passTime(Duration.ofMinutes(15).minus(sweeps));
    done(sweep(other).sweep());

    await().atMost(PATIENCE).until(() -> runs().contains(RunState.SUCCEEDED));
    assertThat(runs()).containsExactlyInAnyOrder(RunState.ABANDONED, RunState.SUCCEEDED);
    mayEnd.countDown();
  }

  /** Puts all that the ledger says of running runs back by so much. */
  private void passTime(Duration time) {
    String sql =
        "update ledger.run set started_at = started_at - $1, heartbeat_at = heartbeat_at - $1,"
            + " lease_until = lease_until - $1 where state = 'RUNNING'";
    Interval interval = Interval.of(0, 0, 0, 0, 0, Math.toIntExact(time.toSeconds()));
    done(stores.pool().preparedQuery(sql).execute(Tuple.of(interval)).replaceWithVoid());
  }

  @Test
  void aKernelShowsEveryEndOfItsTasksAtZeroBeforeThereIsOne() {
    kernel("one", new SteadyClock(), SweepIT::made);

    assertThat(meters.find("tipoff.runs").tags("phase", "ingest", "task", "load").counters())
        .allSatisfy(counter -> assertThat(counter.count()).isZero())
        .extracting(counter -> counter.getId().getTag("outcome"))
        .containsExactlyInAnyOrder(
            "SUCCEEDED", "NO_DATA", "SKIPPED", "FAILED", "TIMED_OUT", "ABANDONED", "FENCED");
  }

  /** As if its process had ended: it looks at nothing any more. */
  private static void die(Kernel kernel) {
    kernel
        .dispatcher()
        .stop(new TipoffException(FailureCategory.TRANSIENT, "it died", "Start another."));
  }

  private void settled() {
    done(
        kernels
            .getLast()
            .dispatcher()
            .settle(OLD, kernels.getLast().parts().clock().now())
            .replaceWithVoid());
  }

  private Sweep sweep(Kernel kernel) {
    return new Sweep(
        kernel.parts(), kernel.dispatcher(), stores.ledger().marks(), new LeftToSweep());
  }

  private Kernel kernel(String instance, OperationalClock clock, Supplier<TaskOutput> body) {
    WorkParts work = stores.work(List.of(new Loading(body)), instance);
    Kernel kernel = stores.kernel(work, clock);
    done(kernel.start());
    kernels.add(kernel);
    return kernel;
  }

  private static TaskOutput made() {
    return TaskOutput.artefact(
        "box", new TaskOutput.Artefact(Digests.sha256("box"), 1, Instant.EPOCH));
  }

  private static TaskOutput refused() {
    throw new TipoffException(FailureCategory.TRANSIENT, "nobody answered", "It passes.");
  }

  private List<RunState> runs() {
    return done(stores.ledger().runs().ofSlate(OLD)).stream().map(RunRecord::state).toList();
  }

  private List<Slate> marked() {
    return done(stores.ledger().marks().marks(List.of(Phase.INGEST))).stream()
        .map(SlateLedger.Mark::slate)
        .toList();
  }

  private List<Long> ids() {
    return done(stores.ledger().marks().marks(List.of(Phase.INGEST))).stream()
        .flatMap(mark -> mark.ids().stream())
        .toList();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T done(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }
}
