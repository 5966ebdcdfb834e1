package io.tipoff.exactness;

import io.tipoff.dispatch.KernelParts;
import io.tipoff.time.SlateClock;
import java.nio.file.Path;

/** What the workers of one replay share, and what can go wrong with each. */
record Stores(
    KernelParts parts,
    DisturbedLedger ledger,
    DisturbedWarehouse warehouse,
    ShiftedClock clock,
    StrangeEvents strange,
    Path archive) {

  /** Parts of a new process: it shares the stores, and has a clock of its own to replay with. */
  KernelParts process() {
    return new KernelParts(
        parts.catalog(),
        parts.runs(),
        parts.instances(),
        parts.slices(),
        parts.gates(),
        parts.interventions(),
        parts.sources(),
        warehouse,
        parts.pool(),
        parts.events(),
        new SlateClock(),
        clock,
        parts.meters(),
        parts.traces(),
        parts.config(),
        parts.notices(),
        parts.live(),
        parts.wakeOutbox());
  }
}
