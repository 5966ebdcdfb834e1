package io.tipoff.exactness;

import io.tipoff.time.OperationalClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The operational clock of a machine whose time is set while it runs and on which nobody waits:
 * with each run that fails as much time has gone by. Durations are not touched.
 */
final class ShiftedClock implements OperationalClock {

  private final OperationalClock machine;
  private final Duration wait;
  private final LongSupplier failures;
  private final long failedBefore;
  private volatile Jump jump = new Jump(Duration.ZERO, 0);

  /**
   * @param wait what goes by with each run that fails
   * @param failures runs that have failed so far
   */
  ShiftedClock(OperationalClock machine, Duration wait, LongSupplier failures) {
    this.machine = machine;
    this.wait = wait;
    this.failures = failures;
    this.failedBefore = failures.getAsLong();
  }

  private record Jump(Duration by, long failed) {}

  /**
   * Sets it wrong, until the next run fails: one that is a day ahead would end the slow attempts at
   * what is blocked.
   */
  void jump(Duration by) {
    jump = new Jump(by, failures.getAsLong());
  }

  @Override
  public Instant now() {
    long failed = failures.getAsLong();
    Jump last = jump;
    Duration shift = last.failed() == failed ? last.by() : Duration.ZERO;
    return machine.now().plus(shift).plus(wait.multipliedBy(failed - failedBefore));
  }

  @Override
  public long nanoTime() {
    return machine.nanoTime();
  }
}
