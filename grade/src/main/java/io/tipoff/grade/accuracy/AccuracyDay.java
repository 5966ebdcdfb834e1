package io.tipoff.grade.accuracy;

import io.tipoff.grade.outcome.SystemDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One date of one system and market.
 *
 * @param system what it did; empty where it predicted nothing
 * @param scored scored rows of the date, predicted or not
 * @param last10Error absolute errors of the last-ten mean on them, in millionths
 */
record AccuracyDay(
    LocalDate date,
    String season,
    Optional<SystemDay> system,
    long scored,
    long last10Error,
    Instant knownAt) {}
