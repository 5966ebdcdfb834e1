package io.tipoff.dispatch;

import static java.util.Comparator.naturalOrder;

import io.smallrye.mutiny.TimeoutException;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Replays past slates as a discrete-event loop: settle the slate whose instant has come, then go on
 * to the next declared instant. Nothing here depends on an event being delivered.
 *
 * <p>A slate's revisions are settled together at the last of their as-ofs: each run carries its own
 * as-of and sees nothing known at or after it, so stopping the clock at each would change no row.
 *
 * <p>Nor does a slate wait for runs whose results are waited for anyway by whatever reads them: its
 * games are loaded while its last predictions are computed.
 *
 * <p>A few slates are on their way at a time, each with its own instant: yesterday's games are
 * graded while today's are predicted. What reads earlier slates waits for them, by {@link
 * EarlierSlates}.
 */
public final class ReplayLoop {

  /** Slates on their way at a time: one after its games, one before them, one being loaded. */
  private static final int SLATES_AT_A_TIME = 3;

  private final Dispatcher dispatcher;
  private final SlateClock clock;
  private final Duration patience;

  /**
   * @param patience longest wait for any slate to settle; generous, for it only ends a hang
   */
  ReplayLoop(Dispatcher dispatcher, SlateClock clock, Duration patience) {
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.patience = patience;
  }

  private record Wake(Instant at, Slate slate) {}

  /** A slate that stands still at an instant, or the failure that keeps it from doing so. */
  private record Settled(Instant at, Look look, Throwable failure) {}

  /**
   * Runs the slates to their end; blocks the caller.
   *
   * @param slates any order
   * @param allowed which phases run on which slates; nothing else is started from here on
   * @param settled told each look after which a slate stood still
   */
  public void run(List<Slate> slates, BiPredicate<Slate, Phase> allowed, Consumer<Look> settled) {
    run(slates, Instant.MAX, allowed, settled);
  }

  /**
   * The same up to an instant: what is due later is left as if its time had not come.
   *
   * @param until last instant to which the clock is moved
   */
  public void run(
      List<Slate> slates,
      Instant until,
      BiPredicate<Slate, Phase> allowed,
      Consumer<Look> settled) {
    PriorityQueue<Wake> wakes =
        new PriorityQueue<>(Comparator.comparing(Wake::at).thenComparing(Wake::slate));
    slates.stream()
        .map(slate -> new Wake(Moment.MORNING.of(slate), slate))
        .filter(wake -> !wake.at().isAfter(until))
        .forEach(wakes::add);
    if (wakes.isEmpty()) {
      return;
    }
    // the clock first: nothing may be looked at as if today were the day
    clock.startReplayAt(wakes.element().at());
    dispatcher.allow(allowed);
    BlockingQueue<Settled> done = new LinkedBlockingQueue<>();
    int onTheirWay = 0;
    while (!wakes.isEmpty() || onTheirWay > 0) {
      while (!wakes.isEmpty() && onTheirWay < SLATES_AT_A_TIME) {
        wake(wakes.remove(), until, done);
        onTheirWay++;
      }
      Settled one = take(done);
      onTheirWay--;
      Slate slate = one.look().slate();
      settled.accept(one.look());
      next(one.look(), one.at(), until).ifPresent(at -> wakes.add(new Wake(at, slate)));
    }
    dispatcher.goOnTogether();
  }

  private void wake(Wake wake, Instant until, BlockingQueue<Settled> done) {
    if (wake.at().isAfter(clock.now())) {
      clock.advanceTo(wake.at());
    }
    dispatcher
        .settle(
            wake.slate(),
            wake.at(),
            look -> next(look, wake.at(), until).isPresent() && dispatcher.mayGoOn(look))
        .subscribe()
        .with(
            look -> done.add(new Settled(wake.at(), look, null)),
            failure -> done.add(new Settled(wake.at(), null, failure)));
  }

  private Settled take(BlockingQueue<Settled> done) {
    Settled one;
    try {
      one = done.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the replay was interrupted");
    }
    if (one == null) {
      throw new TimeoutException();
    }
    if (one.failure() != null) {
      throw one.failure() instanceof RuntimeException failure
          ? failure
          : new CompletionException(one.failure());
    }
    return one;
  }

  /** The next instant at which the slate may have something due. */
  static Optional<Instant> next(Look look, Instant now) {
    return next(look, now, Instant.MAX);
  }

  private static Optional<Instant> next(Look look, Instant now, Instant until) {
    Optional<Instant> lastRevision =
        look.scopes().stream()
            .flatMap(decision -> decision.scope().asOf().stream())
            .filter(asOf -> !asOf.isAfter(until))
            .max(naturalOrder());
    Optional<Instant> next =
        look.scopes().stream()
            .filter(ScopeDecision.Wait.class::isInstance)
            .flatMap(decision -> ((ScopeDecision.Wait) decision).until().stream())
            .filter(at -> at.isAfter(now) && !at.isAfter(until))
            .min(naturalOrder());
    return next.map(
        at -> lastRevision.filter(last -> last.isAfter(at) && last.isAfter(now)).orElse(at));
  }
}
