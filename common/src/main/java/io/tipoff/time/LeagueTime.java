package io.tipoff.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Local dates and times of the league ({@code America/New_York}) against instants in UTC. */
public final class LeagueTime {

  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  private LeagueTime() {}

  /**
   * The instant of a local time on a date; on a day on which clocks jump, as {@code java.time}
   * resolves gaps and overlaps (later offset before an overlap, shifted by the gap).
   */
  public static Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(ZONE).toInstant();
  }

  /** Noon of the date: the cut-off of the first live revision and the stamp of unstamped quotes. */
  public static Instant noon(LocalDate date) {
    return at(date, LocalTime.NOON);
  }

  /** The league's date at an instant. */
  public static LocalDate dateOf(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }
}
