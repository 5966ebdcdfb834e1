package io.tipoff.warehouse;

import io.tipoff.time.OperationalClock;
import java.time.Instant;

/** Monotonic time as the machine has it; the wall clock stands still. */
public final class SteadyClock implements OperationalClock {

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }
}
