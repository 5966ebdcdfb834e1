package io.tipoff.grade.outcome;

import java.time.Instant;

/** Points of a team's players in a game; of {@code team_points.sql}. */
record TeamPoints(String gameId, String team, long points, Instant knownAt) {}
