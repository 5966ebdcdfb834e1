package io.tipoff.dispatch;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.InstanceWorkLedger;
import io.tipoff.ledger.WorkLedger;
import io.tipoff.notice.Notice;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Slate;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * One incarnation of the machinery: a dispatcher with its worker and heartbeat under one instance
 * id. A process has one; a test may discard it and start another on the same stores, as a crash and
 * restart would.
 */
public final class Kernel implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Kernel.class);
  private static final Duration LEAVE_LIMIT = Duration.ofSeconds(2);

  private final KernelParts parts;
  private final Instance instance;
  private final Worker worker;
  private final Dispatcher dispatcher;
  private final Heartbeat heartbeat;

  /** Assembles a kernel; it does nothing before {@link #start}. */
  public Kernel(KernelParts parts, Instance instance, RunObserver observer) {
    this.parts = parts;
    this.instance = instance;
    KernelConfig config = parts.config();
    Duration lease = config.heartbeat().multipliedBy(3);
    WorkLedger ledger =
        new InstanceWorkLedger(
            parts.runs(),
            parts.slices(),
            parts.gates(),
            parts.interventions(),
            parts.sources(),
            instance,
            lease);
    this.worker = new Worker(parts.work(), ledger, instance, lease, observer, parts.live());
    this.dispatcher = new Dispatcher(parts.work(), ledger, worker);
    if (!config.acts()) {
      dispatcher.allow((slate, phase) -> false);
    }
    this.heartbeat =
        new Heartbeat(parts.runs(), instance, worker::inHand, config.heartbeat(), lease);
  }

  /**
   * Takes over from earlier incarnations, which get no lease from here on, ends what they left
   * running, and starts the heartbeat.
   *
   * @return slates that had such runs
   */
  public Uni<List<Slate>> start() {
    return parts
        .slices()
        .learn(parts.catalog().readersOfEarlierSlates())
        .chain(() -> parts.instances().enter(instance))
        .invoke(slates -> heartbeat.start());
  }

  /** Whether the leases of this incarnation are renewed. */
  public boolean isBeating() {
    return heartbeat.isBeating();
  }

  /** What people are told of a run of a scope that failed and is not tried again soon. */
  public static Notice noticeOfFailure(TaskScope scope, long run, String reason) {
    return KernelNotices.givenUp(scope, run, reason);
  }

  public KernelParts parts() {
    return parts;
  }

  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /**
   * Records anew the run of a scope on these inputs, whose output the kernel's parts have kept.
   *
   * @return false if it was not recorded, for somebody else has the scope in hand
   * @throws TipoffException CONFIGURATION if this process has no such task
   */
  public Uni<Boolean> repeat(TaskScope scope, String inputDigest) {
    return worker.execute(
        parts.catalog().task(scope.task()),
        new ScopeDecision.Start(scope, inputDigest, 1, List.of()));
  }

  /** A loop that replays slates on this kernel. */
  public ReplayLoop replay() {
    return new ReplayLoop(dispatcher, parts.clock(), parts.config().replayPatience());
  }

  /**
   * Stops starting work and beating, and ends in the ledger what still runs, so that others need
   * not wait for its leases to expire. Where the ledger does not answer, they do.
   */
  @Override
  public void close() {
    dispatcher.stop(stopped());
    heartbeat.stop();
    parts
        .instances()
        .leave(instance)
        .ifNoItem()
        .after(LEAVE_LIMIT)
        .fail()
        .onFailure()
        .invoke(
            failure -> LOG.warnf("the leases of %s are left to expire: %s", instance.id(), failure))
        .onFailure(Kernel::isOfTheLedger)
        .recoverWithNull()
        .await()
        .indefinitely();
  }

  private static boolean isOfTheLedger(Throwable failure) {
    return failure instanceof TipoffException || failure instanceof TimeoutException;
  }

  private static TipoffException stopped() {
    return new TipoffException(
        FailureCategory.TRANSIENT,
        "the process was stopped before its work was done",
        "Start it again: it goes on where it stopped.");
  }
}
