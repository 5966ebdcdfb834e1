package io.tipoff.grade.score;

import java.time.Instant;

/**
 * A player's games before the slate; of {@code history_season.sql}.
 *
 * @param historyGames all of them, whatever the season
 * @param seasonGames those of the slate's season, to which the sums refer
 * @param knownAt when the latest known of them became known
 */
record SeasonSums(
    String playerId,
    long historyGames,
    long seasonGames,
    long points,
    long rebounds,
    long assists,
    long threes,
    Instant knownAt)
    implements BoxCounts {}
