package io.tipoff.ingest.fact;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A game's last odds before the tip: one of the two facts of a {@code game_odds} row.
 *
 * @param spreadHome points, negative = home favoured
 * @param total points of both teams
 */
public record ClosingOdds(
    String season,
    LocalDate gameDate,
    String gameId,
    String home,
    String away,
    Optional<Double> spreadHome,
    Optional<Double> total,
    String source) {}
