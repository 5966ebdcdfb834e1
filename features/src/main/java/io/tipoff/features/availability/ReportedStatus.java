package io.tipoff.features.availability;

import io.tipoff.event.PlayerStatus;
import java.time.Instant;

/**
 * What one report said of one player.
 *
 * @param team his team as the report had it
 */
public record ReportedStatus(String playerId, String team, PlayerStatus status, Instant knownAt) {}
