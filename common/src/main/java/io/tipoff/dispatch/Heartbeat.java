package io.tipoff.dispatch;

import io.tipoff.ledger.Instance;
import io.tipoff.ledger.RunLedger;
import io.tipoff.log.LogMarks;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Renews the leases of the runs that this incarnation has in hand, on a platform thread of its own.
 * A run that only the ledger takes to be running, its start or its end being lost, expires.
 */
final class Heartbeat {

  private static final Logger LOG = Logger.getLogger(Heartbeat.class);

  private final RunLedger runs;
  private final Instance instance;
  private final Supplier<Set<Long>> inHand;
  private final Duration interval;
  private final Duration lease;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  Heartbeat(
      RunLedger runs,
      Instance instance,
      Supplier<Set<Long>> inHand,
      Duration interval,
      Duration lease) {
    this.runs = runs;
    this.instance = instance;
    this.inHand = inHand;
    this.interval = interval;
    this.lease = lease;
    this.thread =
        Thread.ofPlatform().name("tipoff-heartbeat").daemon().unstarted(this::beatUntilStopped);
  }

  void start() {
    thread.start();
  }

  /** Whether the thread lives that beats. */
  boolean isBeating() {
    return thread.isAlive();
  }

  private void beatUntilStopped() {
    try {
      while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        beat();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    runs.heartbeat(instance, inHand.get(), lease)
        .subscribe()
        .with(
            renewed -> LOG.debugf("heartbeat of %d runs", renewed),
            failure ->
                LogMarks.of(instance.id())
                    .error(LOG, failure, "a heartbeat of %s was lost", instance.id()));
  }

  void stop() {
    stopped.countDown();
  }
}
