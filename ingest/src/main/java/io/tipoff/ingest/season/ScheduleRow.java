package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.SeasonType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A game as announced.
 *
 * @param gameDate date in the league's time zone
 * @param home team code
 * @param scheduledAt announced tip-off
 */
public record ScheduleRow(
    String season,
    SeasonType seasonType,
    String gameId,
    LocalDate gameDate,
    String home,
    String away,
    Optional<Instant> scheduledAt) {}
