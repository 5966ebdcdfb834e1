package io.tipoff.time;

import jakarta.inject.Singleton;
import java.time.Instant;

@Singleton
final class SystemOperationalClock implements OperationalClock {

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }
}
