package io.tipoff.dispatch;

import static java.util.Comparator.naturalOrder;

import io.tipoff.run.Moment;
import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Replays past slates as a discrete-event loop: settle the slate whose instant has come, then move
 * the slate clock to the next declared instant. Nothing here depends on an event being delivered.
 *
 * <p>A slate's revisions are settled together at the last of their as-ofs: each run carries its own
 * as-of and sees nothing known at or after it, so stopping the clock at each would change no row.
 */
public final class ReplayLoop {

  private final Dispatcher dispatcher;
  private final SlateClock clock;
  private final Duration patience;

  /**
   * @param patience longest wait for one slate to settle; generous, for it only ends a hang
   */
  ReplayLoop(Dispatcher dispatcher, SlateClock clock, Duration patience) {
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.patience = patience;
  }

  private record Wake(Instant at, Slate slate) {}

  /**
   * Runs the slates to their end; blocks the caller.
   *
   * @param slates any order
   * @param allowed which phases run on which slates; nothing else is started from here on
   * @param settled told each look after which a slate stood still
   */
  public void run(List<Slate> slates, BiPredicate<Slate, Phase> allowed, Consumer<Look> settled) {
    PriorityQueue<Wake> wakes =
        new PriorityQueue<>(Comparator.comparing(Wake::at).thenComparing(Wake::slate));
    slates.forEach(slate -> wakes.add(new Wake(Moment.MORNING.of(slate), slate)));
    if (wakes.isEmpty()) {
      return;
    }
    // the clock first: nothing may be looked at as if today were the day
    clock.startReplayAt(wakes.element().at());
    dispatcher.allow(allowed);
    while (!wakes.isEmpty()) {
      Wake wake = wakes.remove();
      if (wake.at().isAfter(clock.now())) {
        clock.advanceTo(wake.at());
      }
      Look look = dispatcher.settle(wake.slate()).await().atMost(patience);
      settled.accept(look);
      next(look, clock.now()).ifPresent(at -> wakes.add(new Wake(at, wake.slate())));
    }
  }

  /** The next instant at which the slate may have something due. */
  static Optional<Instant> next(Look look, Instant now) {
    Optional<Instant> lastRevision =
        look.scopes().stream().flatMap(d -> d.scope().asOf().stream()).max(naturalOrder());
    Optional<Instant> next =
        look.scopes().stream()
            .filter(ScopeDecision.Wait.class::isInstance)
            .flatMap(decision -> ((ScopeDecision.Wait) decision).until().stream())
            .filter(until -> until.isAfter(now))
            .min(naturalOrder());
    return next.map(
        at -> lastRevision.filter(last -> last.isAfter(at) && last.isAfter(now)).orElse(at));
  }
}
