package io.tipoff.publish.slate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipoff.publish.export.Known;
import io.tipoff.publish.export.Meaning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;

/** One date of the calendar. */
public record PublishedDay(
    @Meaning("the slate's date, league time") LocalDate date,
    @Meaning("GRADED, ENDED if all games have a final score, else ANNOUNCED") State state,
    @Meaning("games announced") long games,
    @Meaning("games with a final score") long ended,
    @Meaning("predictions graded, of all systems and markets") long graded,
    @Meaning("predictions whose result is not known") long ungraded,
    @Meaning("bets won or lost") long bets,
    @JsonIgnore Instant knownAt)
    implements Known {

  /** How far a date is. */
  public enum State {
    ANNOUNCED,
    ENDED,
    GRADED
  }

  static PublishedDay of(StoredDay day) {
    return new PublishedDay(
        day.gameDate(),
        state(day),
        day.games(),
        day.ended(),
        day.graded(),
        day.ungraded(),
        day.bets(),
        Stream.of(day.knownAt(), day.endedKnownAt(), day.gradedKnownAt())
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElseThrow());
  }

  private static State state(StoredDay day) {
    if (day.graded() > 0) {
      return State.GRADED;
    }
    return day.ended() >= day.games() ? State.ENDED : State.ANNOUNCED;
  }
}
