package io.tipoff.publish.slate;

import java.time.Instant;
import java.time.LocalDate;

/** A row of {@code days.sql}. */
record StoredDay(
    LocalDate gameDate,
    long games,
    long ended,
    long graded,
    long ungraded,
    long bets,
    Instant knownAt,
    Instant endedKnownAt,
    Instant gradedKnownAt) {}
