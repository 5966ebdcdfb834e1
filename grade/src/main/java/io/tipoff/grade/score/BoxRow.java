package io.tipoff.grade.score;

import java.time.Instant;
import java.time.LocalDate;

/** A box row of the slate; of {@code slate_box.sql}. */
record BoxRow(
    String gameId,
    String playerId,
    LocalDate gameDate,
    String season,
    String seasonType,
    long points,
    long rebounds,
    long assists,
    long threes,
    Instant knownAt)
    implements BoxCounts {}
