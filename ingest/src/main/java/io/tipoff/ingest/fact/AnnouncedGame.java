package io.tipoff.ingest.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A game that the schedule, the odds or both told of.
 *
 * @param neutral on nobody's floor: home is the team named first and has no advantage
 * @param scheduledAt announced tip-off
 * @param tip when it began, as far as the source tells
 * @param tipAssumed whether nobody observed the tip
 */
public record AnnouncedGame(
    String gameId,
    LocalDate gameDate,
    String season,
    SeasonType seasonType,
    String home,
    String away,
    boolean neutral,
    Optional<Instant> scheduledAt,
    Instant tip,
    boolean tipAssumed,
    AnnouncedBy announcedBy) {

  /** Who told of a game. */
  public enum AnnouncedBy {
    SCHEDULE,
    ODDS,
    BOTH
  }
}
