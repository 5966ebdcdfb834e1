package io.tipoff.standalone.exactness;

import io.tipoff.time.OperationalClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The operational clock of a machine whose time is set while it runs; durations are not touched.
 */
final class ShiftedClock implements OperationalClock {

  private final OperationalClock machine;
  private volatile Duration shift = Duration.ZERO;

  ShiftedClock(OperationalClock machine) {
    this.machine = machine;
  }

  void jump(Duration by) {
    shift = by;
  }

  @Override
  public Instant now() {
    return machine.now().plus(shift);
  }

  @Override
  public long nanoTime() {
    return machine.nanoTime();
  }
}
