package io.tipoff.publish.slate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipoff.publish.export.Known;
import io.tipoff.publish.export.Meaning;
import io.tipoff.publish.export.Unit;
import io.tipoff.slate.Origin;
import java.time.Instant;
import java.time.LocalDate;

/** One date of the calendar. */
public record PublishedDay(
    @Meaning("the slate's date, league time") LocalDate date,
    @Meaning("how far it is; GRADED goes before ENDED, ENDED before PREDICTED") SlateState state,
    @Meaning(value = "games announced", unit = Unit.ITEMS) long games,
    @Meaning(value = "games with a final score", unit = Unit.ITEMS) long ended,
    @Meaning(
            value = "whose predictions are counted here: LIVE ones if there are any",
            nullWhen = "none are counted")
        Origin origin,
    @Meaning(
            value = "predictions, of all systems and markets",
            unit = Unit.ITEMS,
            nullWhen = "not graded, and before the day before the newest slate")
        Long predictions,
    @Meaning(value = "of these graded, be it as a PASS", unit = Unit.ITEMS) long graded,
    @Meaning(value = "of these without a known result", unit = Unit.ITEMS) long ungraded,
    @Meaning(value = "bets won or lost", unit = Unit.ITEMS) long bets,
    @JsonIgnore Instant knownAt)
    implements Known {

  static PublishedDay of(StoredDay day) {
    return new PublishedDay(
        day.gameDate(),
        day.state(),
        day.games(),
        day.ended(),
        day.origin(),
        day.predictions(),
        day.graded(),
        day.ungraded(),
        day.bets(),
        day.knownAt());
  }
}
