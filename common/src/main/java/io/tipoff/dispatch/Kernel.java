package io.tipoff.dispatch;

import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.Instance;
import io.tipoff.run.Reconcile;
import io.tipoff.run.RetryPolicy;
import io.tipoff.slate.Slate;
import java.time.Duration;
import java.util.List;

/**
 * One incarnation of the machinery: a dispatcher with its worker and heartbeat under one instance
 * id. A process has one; a test may discard it and start another on the same stores, as a crash and
 * restart would.
 */
public final class Kernel implements AutoCloseable {

  private final KernelParts parts;
  private final Instance instance;
  private final Dispatcher dispatcher;
  private final Heartbeat heartbeat;

  /** Assembles a kernel; it does nothing before {@link #start}. */
  public Kernel(KernelParts parts, Instance instance, RunObserver observer) {
    this.parts = parts;
    this.instance = instance;
    KernelConfig config = parts.config();
    Duration lease = config.heartbeat().multipliedBy(3);
    Worker worker = new Worker(parts, instance, lease, observer);
    Reconcile reconcile =
        new Reconcile(
            new RetryPolicy(config.attempts(), config.firstDelay(), config.longestDelay()));
    this.dispatcher = new Dispatcher(parts, worker, reconcile);
    this.heartbeat = new Heartbeat(parts.runs(), instance, config.heartbeat(), lease);
  }

  /**
   * Ends what earlier incarnations left running and starts the heartbeat.
   *
   * @return slates that had such runs
   */
  public Uni<List<Slate>> start() {
    return parts.runs().abandonEarlierIncarnations(instance).invoke(slates -> heartbeat.start());
  }

  public KernelParts parts() {
    return parts;
  }

  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /** A loop that replays slates on this kernel. */
  public ReplayLoop replay() {
    return new ReplayLoop(dispatcher, parts.clock(), parts.config().replayPatience());
  }

  /**
   * Stops starting work and beating; runs that are still going keep their lease until it expires.
   */
  @Override
  public void close() {
    dispatcher.stop();
    heartbeat.stop();
  }
}
