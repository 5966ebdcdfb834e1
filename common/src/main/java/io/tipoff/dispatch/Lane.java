package io.tipoff.dispatch;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.tipoff.run.Asked;
import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One slate at a dispatcher: one look at a time, and who waits for what. */
final class Lane {
  static final Consumer<List<ScopeDecision.Block>> NOBODY = blocked -> {};

  final Slate slate;
  private boolean looking;
  private boolean again;
  volatile Asked asked = Asked.EVENT;
  volatile Asked lookedFor = Asked.EVENT;
  private int executing;
  volatile Optional<Instant> instant = Optional.empty();

  /** The instant from which on not everything has ended; none of a slate that lives with us. */
  volatile Optional<Instant> openSince = Optional.empty();

  private boolean leftRunning;

  /** Whom to tell what is blocked once nothing of the slate runs and nothing is due. */
  final AtomicReference<Consumer<List<ScopeDecision.Block>>> settled =
      new AtomicReference<>(NOBODY);

  volatile List<ScopeDecision> held = List.of();
  private final List<Waiting> waiting = new ArrayList<>();

  /** Somebody who waits for the slate to stand still, or for what he takes for it. */
  private record Waiting(UniEmitter<? super Look> emitter, Predicate<Look> enough) {}

  Lane(Slate slate) {
    this.slate = slate;
  }

  synchronized boolean enter() {
    if (looking) {
      again = true;
      return false;
    }
    looking = true;
    again = false;
    return true;
  }

  synchronized void executing(int change) {
    executing += change;
  }

  /** Leaves the look; returns whether another one is wanted at once. */
  synchronized boolean leave() {
    looking = false;
    return again;
  }

  synchronized void await(UniEmitter<? super Look> emitter, Predicate<Look> enough) {
    waiting.add(new Waiting(emitter, enough));
  }

  synchronized List<UniEmitter<? super Look>> releaseAfter(Look look) {
    if (again || !held.isEmpty()) {
      return List.of();
    }
    boolean stands = executing == 0 && look.isSettled();
    List<UniEmitter<? super Look>> released = release(one -> stands || one.enough().test(look));
    leftRunning = !stands && (leftRunning || !released.isEmpty());
    return released;
  }

  /** Lets the slate's clock go on, whether or not everything before has ended. */
  synchronized void goTo(Instant next) {
    instant = Optional.of(next);
    if (!leftRunning) {
      openSince = instant;
    }
  }

  synchronized void goWithTheClock() {
    instant = Optional.empty();
    openSince = Optional.empty();
  }

  synchronized List<UniEmitter<? super Look>> releaseAll() {
    return release(one -> true);
  }

  private List<UniEmitter<? super Look>> release(Predicate<Waiting> whom) {
    List<Waiting> released = waiting.stream().filter(whom).toList();
    waiting.removeAll(released);
    return released.stream().<UniEmitter<? super Look>>map(Waiting::emitter).toList();
  }
}
