package io.tipoff.grade.outcome;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.Instant;
import java.time.LocalDate;

/** A prediction with the pick made of it, if any; of {@code last_revisions.sql}. */
record PlacedPick(
    Origin origin,
    String system,
    Instant asOf,
    String gameId,
    String playerId,
    Market market,
    String predictionId,
    LocalDate gameDate,
    String season,
    String seasonType,
    String team,
    String opponent,
    double median,
    double mean,
    String distribution,
    Double lineShift,
    String modelDigest,
    double quality,
    String pickId,
    String side,
    String reason,
    String quoteId,
    String book,
    Double line,
    Long overPrice,
    Long underPrice,
    Double expectedValue,
    Double edge,
    Double noVig,
    Instant knownAt) {

  boolean isBet() {
    return side != null && !side.equals("PASS");
  }

  boolean isOver() {
    return "OVER".equals(side);
  }
}
