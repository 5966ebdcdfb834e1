package io.tipoff.ingest.synthetic;

import io.tipoff.event.PlayerStatus;
import java.time.Instant;

/** What one report says of one player for one game. */
record InjuryReport(
    Game game, Team team, Player player, PlayerStatus status, String reason, Instant at) {}
