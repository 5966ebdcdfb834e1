package io.tipoff.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.event.EventCodec;
import io.tipoff.ledger.GateLedger;
import io.tipoff.ledger.InstanceLedger;
import io.tipoff.ledger.InterventionLedger;
import io.tipoff.ledger.RunLedger;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.ledger.SourceLedger;
import io.tipoff.notice.Notices;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.OperationalClock;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.NativePool;
import io.tipoff.warehouse.Warehouse;
import java.time.LocalDate;

/**
 * What a kernel works with; outlives any one kernel.
 *
 * @param live where live outputs are kept that nothing can make again
 * @param wakeOutbox called after each recorded run, so that its event is told at once
 */
public record KernelParts(
    TaskCatalog catalog,
    RunLedger runs,
    InstanceLedger instances,
    SliceLedger slices,
    GateLedger gates,
    InterventionLedger interventions,
    SourceLedger sources,
    Warehouse warehouse,
    NativePool pool,
    EventCodec events,
    SlateClock clock,
    OperationalClock operational,
    MeterRegistry meters,
    RunTraces traces,
    KernelConfig config,
    Notices notices,
    LiveOutputs live,
    Runnable wakeOutbox) {

  /** Date of the earliest slates that are looked at without a mark. */
  public LocalDate watchedFrom() {
    return today().minusDays(config.watchDays());
  }

  /** Date of the latest ones: tomorrow's. */
  public LocalDate watchedTo() {
    return today().plusDays(1);
  }

  private LocalDate today() {
    return LeagueTime.dateOf(clock.now());
  }

  /** What of it decides and runs, beside the ledger. */
  public WorkParts work() {
    return new WorkParts(
        catalog,
        warehouse,
        pool,
        events,
        clock,
        operational,
        meters,
        traces,
        config,
        notices::wanted,
        live,
        wakeOutbox);
  }
}
