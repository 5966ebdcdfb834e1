package io.tipoff.dispatch;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lets the timers begin once everything else has started. A timer's first turn would else ask, on
 * an event loop, for stores that are still being opened, and wait there. Without a ledger there is
 * nothing for them to look at.
 */
@Singleton
final class Timers {

  private static final int AFTER_ALL = Integer.MAX_VALUE;

  void begin(
      @Observes @Priority(AFTER_ALL) StartupEvent event, Scheduler halted, KernelConfig config) {
    if (config.ledger()) {
      halted.resume();
    }
  }
}
