package io.tipoff.transform.context;

import io.tipoff.transform.context.Arenas.Arena;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The way from one team's arena to another's.
 *
 * @param hoursEast hours by which the clocks there are ahead on the date; westward is negative
 */
record Travel(double kilometres, long hoursEast) {

  /** Empty if one of the teams has no arena in the table. */
  static Optional<Travel> between(String from, String to, LocalDate date) {
    Optional<Arena> start = Arenas.of(from, date);
    return Arenas.of(to, date)
        .filter(end -> start.isPresent())
        .map(end -> new Travel(start.get().kilometresTo(end), end.hoursAheadOf(start.get(), date)));
  }
}
