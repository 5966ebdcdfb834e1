package io.tipoff.run;

import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import java.time.Instant;
import java.time.LocalTime;

/** An instant declared relative to a slate's date, in the league's local time. */
public record Moment(int dayOffset, LocalTime time) {

  /** Earliest as-of and start of a slate's day: yesterday's box scores (known at 06:00) are in. */
  public static final Moment MORNING = new Moment(0, LocalTime.of(9, 0));

  /** Start of the pass after the games: box scores of the evening are known. */
  public static final Moment NEXT_MORNING = new Moment(1, LocalTime.of(7, 30));

  /** When a pass after the games stops waiting for what is missing. */
  public static final Moment NEXT_NOON = new Moment(1, LocalTime.NOON);

  public Instant of(Slate slate) {
    return LeagueTime.at(slate.date().plusDays(dayOffset), time);
  }
}
