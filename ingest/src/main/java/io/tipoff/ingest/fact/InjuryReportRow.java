package io.tipoff.ingest.fact;

import io.tipoff.event.PlayerStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a report says of one player for his game of one date.
 *
 * @param gameDate date in the league's time zone
 * @param playerId league id, as received or as his name resolved
 * @param resolvedByName whether the source gave no league id
 * @param team his team as the report has it; its first row tells that the team is reported on
 * @param reason as the report words it
 * @param reportedAt stamp of the report; empty where the source has none
 */
public record InjuryReportRow(
    String source,
    LocalDate gameDate,
    long playerId,
    boolean resolvedByName,
    String playerName,
    String team,
    PlayerStatus status,
    Optional<String> reason,
    Optional<Instant> reportedAt) {}
