package io.tipoff.dispatch;

import io.tipoff.time.OperationalClock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Measures how long a run waits, computes and writes; read when it ends, wherever it is then. */
final class Laps {

  private final OperationalClock clock;
  private long since;
  private Optional<Long> waited = Optional.empty();
  private Optional<Long> computed = Optional.empty();
  private Optional<Long> wrote = Optional.empty();

  Laps(OperationalClock clock) {
    this.clock = clock;
    this.since = clock.nanoTime();
  }

  private long lap() {
    long now = clock.nanoTime();
    long lap = TimeUnit.NANOSECONDS.toMillis(now - since);
    since = now;
    return lap;
  }

  /** A slot of the pool is there. */
  synchronized void begin() {
    waited = Optional.of(waited.orElse(0L) + lap());
  }

  synchronized void computed() {
    computed = Optional.of(lap());
  }

  synchronized void wrote() {
    wrote = Optional.of(lap());
  }

  synchronized Optional<Long> waitedMillis() {
    return waited;
  }

  synchronized Optional<Long> computedMillis() {
    return computed;
  }

  synchronized Optional<Long> wroteMillis() {
    return wrote;
  }
}
