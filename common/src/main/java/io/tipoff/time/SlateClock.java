package io.tipoff.time;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of business instants: as-of, deadlines, known-at, and every stamp in a table or an
 * export. Live it is the wall clock; a replay moves it, forward only, to each declared instant.
 */
@Singleton
public final class SlateClock {

  private final AtomicReference<Instant> replayed = new AtomicReference<>();

  /** The business instant now: where the replay stands, else the system's time. */
  public Instant now() {
    Instant at = replayed.get();
    return at == null ? Instant.now() : at;
  }

  /** Whether a replay moves this clock. */
  public boolean isReplaying() {
    return replayed.get() != null;
  }

  /** Places the clock for a replay; from here on it stands still until advanced. */
  public void startReplayAt(Instant instant) {
    replayed.set(Objects.requireNonNull(instant, "instant"));
  }

  /**
   * Moves a replaying clock.
   *
   * @throws IllegalStateException if no replay was started
   * @throws IllegalArgumentException if the instant lies before the clock's: time never runs back
   */
  public void advanceTo(Instant instant) {
    Instant at = replayed.get();
    if (at == null) {
      throw new IllegalStateException("the slate clock is live; start a replay before moving it");
    }
    if (instant.isBefore(at)) {
      throw new IllegalArgumentException(
          "the slate clock stands at " + at + " and cannot go back to " + instant);
    }
    replayed.set(instant);
  }

  /** Ends the replay; the clock shows the system's time again. */
  public void goLive() {
    replayed.set(null);
  }
}
