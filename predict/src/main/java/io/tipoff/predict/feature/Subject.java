package io.tipoff.predict.feature;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Who and what a feature row is about, and how far it may be trusted.
 *
 * @param contractDigest contract that the row's features follow
 * @param historyGames his earlier games, of any team and season
 * @param quality share of the contract's required features present, 0–1
 * @param rowDigest digest of the row's values
 * @param knownAtBeforeOdds latest known-at of the row's inputs but for the odds
 * @param knownAt latest known-at of all its inputs
 * @param chanceToMiss by the injury reports, 1 is out; null if they tell nothing of his team
 */
public record Subject(
    String gameId,
    String playerId,
    LocalDate gameDate,
    String season,
    String seasonType,
    String team,
    String opponent,
    String contractDigest,
    long historyGames,
    double quality,
    String rowDigest,
    Instant knownAtBeforeOdds,
    Instant knownAt,
    Double chanceToMiss) {

  /** Whether he is reported out of the game. */
  public boolean isOut() {
    return chanceToMiss != null && chanceToMiss == 1;
  }
}
