package io.tipoff.ingest.fetch;

import io.tipoff.time.OperationalClock;
import java.time.Duration;
import java.util.OptionalLong;

/** How fast a host is asked, whoever asks: requests keep a distance, and a host may want a rest. */
final class Pace {

  private final OperationalClock clock;
  private final long distance;
  private long next;

  Pace(OperationalClock clock, int perMinute) {
    this.clock = clock;
    this.distance = Duration.ofMinutes(1).dividedBy(perMinute).toNanos();
    this.next = clock.nanoTime();
  }

  /**
   * Takes the next turn.
   *
   * @return nanoseconds until it comes; empty, and nothing is taken, if that is longer than asked
   */
  synchronized OptionalLong turn(Duration longest) {
    long now = clock.nanoTime();
    long wait = Math.max(0, next - now);
    if (wait > longest.toNanos()) {
      return OptionalLong.empty();
    }
    next = now + wait + distance;
    return OptionalLong.of(wait);
  }

  /** Gives the host a rest from now on. */
  synchronized void rest(Duration duration) {
    next = Math.max(next, clock.nanoTime() + duration.toNanos());
  }
}
