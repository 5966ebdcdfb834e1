package io.tipoff.time;

import java.time.Instant;

/**
 * The clock of the machinery: heartbeats, time limits, backoff, durations. Never moved by a replay;
 * tests replace it. Leases are judged by the database's own {@code now()}.
 */
public interface OperationalClock {

  /** The system's, for what happens while no application is up. */
  static OperationalClock system() {
    return new SystemOperationalClock();
  }

  /** Wall time, for stamps of operational records only. */
  Instant now();

  /** Monotonic nanoseconds, for durations only. */
  long nanoTime();
}
