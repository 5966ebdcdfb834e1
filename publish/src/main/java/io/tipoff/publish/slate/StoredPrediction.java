package io.tipoff.publish.slate;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.Instant;

/**
 * A row of {@code predictions.sql}.
 *
 * @param health state of the system in the market before the slate; null if it never bet in it
 */
record StoredPrediction(
    String predictionId,
    String gameId,
    String playerId,
    String playerName,
    String team,
    String opponent,
    Market market,
    String system,
    Origin origin,
    Instant asOf,
    Instant supersededAsOf,
    String supersededDistribution,
    double median,
    double mean,
    String distribution,
    double quality,
    String modelDigest,
    String side,
    String reason,
    String book,
    Double line,
    Long overPrice,
    Long underPrice,
    Instant quotedAt,
    Double pOver,
    Double pPush,
    Double expectedValue,
    Double edge,
    Double noVig,
    Double kelly,
    String supersededReason,
    String supersededBook,
    Double supersededLine,
    Long supersededOverPrice,
    Long supersededUnderPrice,
    String health,
    Instant knownAt) {

  /** The revision before this one. */
  Superseded superseded() {
    return new Superseded(
        supersededAsOf,
        supersededDistribution,
        supersededReason,
        supersededBook,
        supersededLine,
        supersededOverPrice,
        supersededUnderPrice);
  }

  /** Whether the system's bets in the market have lost against their prices for weeks. */
  boolean isBlocked() {
    return HaltDecisions.BLOCKED.equals(health);
  }
}
