package io.tipoff.ingest.fact;

import java.time.LocalDate;

/** A game's final score: the other fact of a {@code game_odds} row. */
public record GameResult(
    String season,
    LocalDate gameDate,
    String gameId,
    String home,
    String away,
    int homeScore,
    int awayScore,
    String source) {}
