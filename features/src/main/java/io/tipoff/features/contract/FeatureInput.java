package io.tipoff.features.contract;

import io.tipoff.features.history.PlayerHistory;
import io.tipoff.features.history.TeamDays;
import io.tipoff.features.quote.PlayerLines;

/**
 * All that a feature may be computed from: what was known of one rostered player and his game
 * before the cut-off.
 *
 * @param day days since 1970-01-01 of the game's local date
 * @param history his earlier games; at least one
 * @param teamDays days of his team's earlier games
 * @param lines what the books quote on him
 * @param chanceToMiss by the latest injury report; null if his team was not reported on
 */
public record FeatureInput(
    long day,
    Fixture fixture,
    PlayerHistory history,
    TeamDays teamDays,
    Teammates teammates,
    PlayerLines lines,
    Double chanceToMiss) {}
