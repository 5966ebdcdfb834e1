package io.tipoff.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.event.EventCodec;
import io.tipoff.notice.Notice;
import io.tipoff.run.Reconcile;
import io.tipoff.run.RetryPolicy;
import io.tipoff.run.StormGuard;
import io.tipoff.time.OperationalClock;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.NativePool;
import io.tipoff.warehouse.Warehouse;
import java.util.Optional;
import java.util.function.Function;

/**
 * What deciding and running work with, beside a ledger.
 *
 * @param raised which of what happens people are told
 * @param live where live outputs are kept that nothing can make again
 * @param wakeOutbox called after each recorded run, so that its event is told at once
 */
public record WorkParts(
    TaskCatalog catalog,
    Warehouse warehouse,
    NativePool pool,
    EventCodec events,
    SlateClock clock,
    OperationalClock operational,
    MeterRegistry meters,
    RunTraces traces,
    KernelConfig config,
    Function<Notice, Optional<Notice>> raised,
    LiveOutputs live,
    Runnable wakeOutbox) {

  /** Nobody is told of anything. */
  static final Function<Notice, Optional<Notice>> NOTHING_RAISED = notice -> Optional.empty();

  /** The rule of what is due, with the configured bounds. */
  Reconcile reconcile() {
    return new Reconcile(
        new RetryPolicy(config.attempts(), config.firstDelay(), config.longestDelay()),
        new StormGuard(config.stormRuns(), config.stormWindow()));
  }

  /** The same on another warehouse, with a slate clock of its own, telling and traced by nobody. */
  public WorkParts alone(Warehouse other) {
    return new WorkParts(
        catalog,
        other,
        pool,
        events,
        new SlateClock(),
        operational,
        meters,
        RunTraces.NONE,
        config,
        NOTHING_RAISED,
        LiveOutputs.NONE,
        () -> {});
  }
}
