package io.tipoff.grade.planted;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Breaks a rule in several ways, and keeps it in one. */
@SuppressWarnings("TimeInStaticInitializer")
public final class ReadsSystemTime {

  public static Instant now() {
    return Instant.now();
  }

  public static Supplier<Instant> nowByReference() {
    return Instant::now;
  }

  public static LocalDate today(ZoneId zone) {
    return LocalDate.now(zone);
  }

  public static LongSupplier ticks() {
    return System::nanoTime;
  }

  public static Clock clock() {
    return Clock.systemUTC();
  }

  public static Instant allowed(Clock given) {
    return Instant.now(given);
  }

  private ReadsSystemTime() {}
}
