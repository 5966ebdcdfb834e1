package io.tipoff.publish.slate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipoff.distribution.CountDistribution;
import io.tipoff.publish.export.Known;
import io.tipoff.publish.export.Meaning;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.Instant;

/** A prediction as readers get it, with the pick that was made of it. */
public record PublishedPrediction(
    @Meaning("content-derived id; `tipoff explain` takes it") String predictionId,
    @Meaning("the league's id of the game") String gameId,
    @Meaning("the league's id of the player") String playerId,
    @Meaning("his name as box scores have it") String player,
    @Meaning("his team") String team,
    @Meaning("the other team") String opponent,
    @Meaning("what is counted, such as points") Market market,
    @Meaning("the system that predicts") String system,
    @Meaning("LIVE if made before the game; REPLAY is no record of ours") Origin origin,
    @Meaning("everything it rests on was known before this instant") Instant asOf,
    @Meaning("median, not rounded to a count") double median,
    @Meaning("expected count") double mean,
    @Meaning("10 % quantile of the count before rounding") double p10,
    @Meaning("25 % quantile") double p25,
    @Meaning("75 % quantile") double p75,
    @Meaning("90 % quantile") double p90,
    @Meaning("the whole distribution in its compact form") String distribution,
    @Meaning("share of the features it needs that were known, 0 to 1") double quality,
    @Meaning("SHA-256 of the model's manifest") String modelDigest,
    @Meaning("OVER, UNDER or PASS") String side,
    @Meaning("why it is a PASS; null for a bet") String reason,
    @Meaning("whose quote it is about; null where nobody quoted") String book,
    @Meaning("the quote's line") Double line,
    @Meaning("American odds of the over") Long overPrice,
    @Meaning("American odds of the under") Long underPrice,
    @Meaning("when the quote was taken; null if its source does not say") Instant quotedAt,
    @Meaning("chance of more than the line") Double probabilityOver,
    @Meaning("chance of exactly the line") Double probabilityPush,
    @Meaning("profit per unit staked on the better side") Double expectedValue,
    @Meaning("chance of that side, pushes left out, minus its no-vig probability") Double edge,
    @Meaning("no-vig probability of that side at the quoted prices") Double noVig,
    @Meaning("stake as a share of the bankroll by a quarter of Kelly's rule; 0 for a PASS")
        Double stake,
    @JsonIgnore Instant knownAt)
    implements Known {

  static PublishedPrediction of(StoredPrediction stored) {
    CountDistribution counts = CountDistribution.parse(stored.distribution());
    return new PublishedPrediction(
        stored.predictionId(),
        stored.gameId(),
        stored.playerId(),
        stored.playerName(),
        stored.team(),
        stored.opponent(),
        stored.market(),
        stored.system(),
        stored.origin(),
        stored.asOf(),
        stored.median(),
        stored.mean(),
        Math.max(0, counts.quantile(0.1)),
        Math.max(0, counts.quantile(0.25)),
        counts.quantile(0.75),
        counts.quantile(0.9),
        stored.distribution(),
        stored.quality(),
        stored.modelDigest(),
        stored.side() == null ? "PASS" : stored.side(),
        stored.reason(),
        stored.book(),
        stored.line(),
        stored.overPrice(),
        stored.underPrice(),
        stored.quotedAt(),
        stored.pOver(),
        stored.pPush(),
        stored.expectedValue(),
        stored.edge(),
        stored.noVig(),
        stored.kelly(),
        stored.knownAt());
  }
}
