package io.tipoff.warehouse;

import io.tipoff.time.OperationalClock;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cancels statements whose thread was interrupted or whose time is up. A thread inside the engine
 * does not notice an interrupt by itself; so the running statements are looked at twenty times a
 * second.
 */
final class StatementWatch implements AutoCloseable {

  private static final long PERIOD_MILLIS = 50;

  private final OperationalClock clock;
  private final long limitNanos;
  private final Set<Running> running = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("warehouse-watch").daemon(true).factory());

  StatementWatch(OperationalClock clock, Duration limit) {
    this.clock = clock;
    this.limitNanos = limit.toNanos();
    var unused =
        timer.scheduleWithFixedDelay(
            this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Watches a statement that the calling thread is about to run, until closed. */
  Running watch(Statement statement) {
    Running entry = new Running(statement, Thread.currentThread(), clock.nanoTime());
    running.add(entry);
    return entry;
  }

  private void look() {
    running.forEach(Running::look);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** A statement being run. */
  final class Running implements AutoCloseable {
    private final Statement statement;
    private final Thread thread;
    private final long start;
    private boolean done;
    private boolean late;
    private Optional<SQLException> refusal = Optional.empty();

    private Running(Statement statement, Thread thread, long start) {
      this.statement = statement;
      this.thread = thread;
      this.start = start;
    }

    private synchronized void look() {
      boolean overdue = clock.nanoTime() - start > limitNanos;
      if (done || !(overdue || thread.isInterrupted())) {
        return;
      }
      late = overdue;
      try {
        statement.cancel();
      } catch (SQLException e) {
        refusal = Optional.of(e);
      }
    }

    /** Whether its time was up. */
    synchronized boolean late() {
      return late;
    }

    /** Why the engine would not cancel it, if so. */
    synchronized Optional<SQLException> refusal() {
      return refusal;
    }

    /** Nanoseconds since it was started. */
    long nanos() {
      return clock.nanoTime() - start;
    }

    @Override
    public synchronized void close() {
      done = true;
      running.remove(this);
    }
  }
}
