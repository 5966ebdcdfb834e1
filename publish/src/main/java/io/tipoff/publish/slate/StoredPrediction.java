package io.tipoff.publish.slate;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.Instant;

/**
 * A row of {@code predictions.sql}.
 *
 * @param overs bets of the system on the over, in the market and on the slate
 * @param unders on the under
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
    long overs,
    long unders,
    String health,
    Instant knownAt) {

  /** Fewest bets of a slate whose directions tell anything. */
  private static final int TELLING_BETS = 20;

  /** Smallest share of a direction that a sound system comes to, be it on a strange evening. */
  private static final double SMALLEST_SHARE = 0.15;

  /** Whether nearly all that the system bets on in the market goes one way. */
  boolean isOneSided() {
    long bets = overs + unders;
    return bets >= TELLING_BETS && Math.min(overs, unders) < SMALLEST_SHARE * bets;
  }

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
