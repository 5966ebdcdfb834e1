package io.tipoff.dispatch;

import io.tipoff.ledger.Instance;
import io.tipoff.ledger.MemoryWorkLedger;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Replays slates with the ledger in memory: the same loop, decisions, tasks and writes as a {@link
 * Kernel}'s, without database, broker and events. What a killed walk has done is done again.
 */
public final class WalkForward {

  /** No run is taken over by anybody: the lease bounds only how long an end may wait. */
  private static final Duration LEASE = Duration.ofMinutes(3);

  private static final Instance ALONE = new Instance("walk-forward", "alone");

  private final WorkParts parts;
  private final EarlierOutputs earlier;

  public WalkForward(WorkParts parts, EarlierOutputs earlier) {
    this.parts = parts;
    this.earlier = earlier;
  }

  /**
   * Runs slates to their end; blocks the caller.
   *
   * @param announced what the source has for them
   * @param allowed which phases run on which slates
   * @param settled told each look after which a slate stood still
   */
  public void run(
      List<SourceSlice> announced, BiPredicate<Slate, Phase> allowed, Consumer<Look> settled) {
    MemoryWorkLedger ledger = new MemoryWorkLedger(parts.operational());
    ledger.announce(announced);
    Worker worker = new Worker(parts, ledger, ALONE, LEASE, RunObserver.NONE, earlier);
    Dispatcher dispatcher = new Dispatcher(parts, ledger, worker);
    new ReplayLoop(dispatcher, parts.clock(), parts.config().replayPatience())
        .run(
            announced.stream().map(SourceSlice::slate).distinct().sorted().toList(),
            allowed,
            settled);
  }
}
