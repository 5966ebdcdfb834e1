package io.tipoff.ingest.fact;

import io.tipoff.ingest.fact.AnnouncedGame.AnnouncedBy;
import io.tipoff.run.Moment;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The schedule as it lay ahead of a slate. */
public final class ScheduleAhead {

  /** Days after the slate's that are looked at: a season's longest break between two games. */
  public static final int DAYS = 10;

  private ScheduleAhead() {}

  /**
   * Of the games of the days after a slate's those that a schedule had told by the end of it. A
   * game that only the odds tell of was not known ahead.
   */
  public static List<Known<AnnouncedGame>> of(Slate slate, Stream<SlateFacts> daysAfter) {
    Instant end = Moment.NEXT_MORNING.of(slate);
    return daysAfter
        .flatMap(facts -> facts.games().stream())
        .filter(known -> known.fact().announcedBy() != AnnouncedBy.ODDS)
        .filter(known -> known.knownAt().isBefore(end))
        .toList();
  }
}
