package io.tipoff.publish.slate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipoff.publish.export.Known;
import io.tipoff.publish.export.Meaning;
import io.tipoff.publish.export.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How one of the last slates stands. */
public record PublishedStatus(
    @Meaning("the slate's date, league time") LocalDate date,
    @Meaning("how far it is; GRADED goes before ENDED, ENDED before PREDICTED") SlateState state,
    @Meaning("whether something is lacking though a later slate has begun") boolean late,
    @Meaning("what is lacking, in words; empty if nothing is") List<String> lacking,
    @Meaning(value = "games announced", unit = Unit.ITEMS) long games,
    @Meaning(value = "games with a final score", unit = Unit.ITEMS) long ended,
    @Meaning(
            value = "predictions, of all systems and markets",
            unit = Unit.ITEMS,
            nullWhen = "not graded, and before the day before the newest slate")
        Long predictions,
    @Meaning(value = "of these graded, be it as a PASS", unit = Unit.ITEMS) long graded,
    @JsonIgnore Instant knownAt)
    implements Known {

  public PublishedStatus {
    lacking = List.copyOf(lacking);
  }

  static PublishedStatus of(StoredDay day) {
    List<String> lacking = lacking(day);
    return new PublishedStatus(
        day.gameDate(),
        day.state(),
        day.earlier() && !lacking.isEmpty(),
        lacking,
        day.games(),
        day.ended(),
        day.predictions(),
        day.graded(),
        day.knownAt());
  }

  private static List<String> lacking(StoredDay day) {
    List<String> lacking = new ArrayList<>();
    if (day.predictions() != null && day.predictions() == 0) {
      lacking.add("predictions");
    }
    if (day.earlier() && day.ended() < day.games()) {
      lacking.add(
          "final scores of " + (day.games() - day.ended()) + " of " + day.games() + " games");
    }
    if (day.earlier() && !day.isGraded()) {
      lacking.add("grades");
    }
    if (day.ungraded() > 0) {
      lacking.add("results of " + day.ungraded() + " predictions");
    }
    return lacking;
  }
}
