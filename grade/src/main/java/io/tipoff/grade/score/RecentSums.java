package io.tipoff.grade.score;

/**
 * A stretch of a player's latest games before the slate; of {@code history_recent.sql}.
 *
 * @param stretch 5 for the latest five games, 10 for the five before, 20 for the ten before those
 */
record RecentSums(
    String playerId,
    long stretch,
    long games,
    long points,
    long rebounds,
    long assists,
    long threes)
    implements BoxCounts {}
