package io.tipoff.publish.slate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipoff.publish.export.Known;
import io.tipoff.publish.export.Meaning;
import io.tipoff.publish.export.Unit;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.Instant;

/** A prediction as readers get it, with the pick that was made of it. */
public record PublishedPrediction(
    @Meaning("content-derived id; `tipoff explain` takes it") String predictionId,
    @Meaning("the league's id of the game") String gameId,
    @Meaning("the league's id of the player") String playerId,
    @Meaning(value = "his name as box scores have it", nullWhen = "he was in none for a season")
        String player,
    @Meaning("his team") String team,
    @Meaning("the other team") String opponent,
    @Meaning("what is counted, such as points") Market market,
    @Meaning("the system that predicts") String system,
    @Meaning("LIVE if made before the game; REPLAY is no record of ours") Origin origin,
    @Meaning("everything it rests on was known before this instant") Instant asOf,
    @Meaning(
            value = "as-of of the revision whose pick this one takes the place of",
            nullWhen = "it is the first of its game")
        Instant supersedes,
    @Meaning(
            value =
                "what is another than in that revision: some of PLAYER_STATUS, LINE, BOOK, PRICE,"
                    + " DISTRIBUTION, with commas between; empty if nothing is",
            nullWhen = "it is the first of its game")
        String changed,
    @Meaning(value = "median, not rounded to a count", unit = Unit.COUNT) double median,
    @Meaning(value = "expected count", unit = Unit.COUNT) double mean,
    @Meaning(value = "10 % quantile of the count before rounding", unit = Unit.COUNT) double p10,
    @Meaning(value = "25 % quantile", unit = Unit.COUNT) double p25,
    @Meaning(value = "75 % quantile", unit = Unit.COUNT) double p75,
    @Meaning(value = "90 % quantile", unit = Unit.COUNT) double p90,
    @Meaning(
            "quantiles of the count before rounding, at 0.01, 0.025, 0.05, 0.1, 0.15 and so on to"
                + " 0.95, 0.975, 0.99; P(count ≤ k) is read off at k + ½")
        String distribution,
    @Meaning(value = "features it needs that were known", unit = Unit.SHARE) double quality,
    @Meaning("SHA-256 of the model's manifest") String modelDigest,
    @Meaning("OVER, UNDER or PASS") String side,
    @Meaning(
            value =
                "why it is a PASS; MODEL_BLOCKED, ONE_SIDED and HALTED: a pick was made, is graded,"
                    + " and is not published",
            nullWhen = "it is a bet")
        String reason,
    @Meaning(value = "whose quote it is about", nullWhen = "nobody quoted") String book,
    @Meaning(value = "the quote's line", unit = Unit.COUNT, nullWhen = "nobody quoted") Double line,
    @Meaning(
            value = "American odds of the over",
            unit = Unit.AMERICAN_ODDS,
            nullWhen = "the book gave none")
        Long overPrice,
    @Meaning(
            value = "American odds of the under",
            unit = Unit.AMERICAN_ODDS,
            nullWhen = "the book gave none")
        Long underPrice,
    @Meaning(value = "when the quote was taken", nullWhen = "its source does not say")
        Instant quotedAt,
    @Meaning(value = "chance of more than the line", unit = Unit.SHARE, nullWhen = "nobody quoted")
        Double probabilityOver,
    @Meaning(value = "chance of exactly the line", unit = Unit.SHARE, nullWhen = "nobody quoted")
        Double probabilityPush,
    @Meaning(
            value = "profit to be expected on the better side",
            unit = Unit.STAKES,
            nullWhen = "no usable price")
        Double expectedValue,
    @Meaning(
            value = "chance of that side, pushes left out, minus its no-vig probability",
            unit = Unit.SHARE_DIFFERENCE,
            nullWhen = "no usable price")
        Double edge,
    @Meaning(
            value = "no-vig probability of that side at the quoted prices",
            unit = Unit.SHARE,
            nullWhen = "no usable price")
        Double noVig,
    @Meaning(
            value = "stake of the bankroll by a quarter of Kelly's rule; 0 for a PASS",
            unit = Unit.SHARE,
            nullWhen = "no usable price")
        Double stake,
    @JsonIgnore Instant knownAt)
    implements Known {

  /** Reason of a prediction that was never priced; grades call it so too. */
  private static final String NO_PICK = "NO_PICK";

  /** Reason of a pick whose system is blocked in its market. */
  private static final String MODEL_BLOCKED = "MODEL_BLOCKED";

  /** Reason of a pick whose system bets nearly all one way in its market on the slate. */
  private static final String ONE_SIDED = "ONE_SIDED";

  /** Reason of a pick of a slate whose publishing is halted. */
  private static final String HALTED = "HALTED";

  private static final String PASS = "PASS";

  static PublishedPrediction of(StoredPrediction stored) {
    PublishedPrediction seen = seen(stored);
    if (stored.isBlocked()) {
      return seen.passing(MODEL_BLOCKED);
    }
    return stored.isOneSided() ? seen.passing(ONE_SIDED) : seen;
  }

  /** The same without its pick. */
  PublishedPrediction withheld() {
    return passing(HALTED);
  }

  private PublishedPrediction passing(String why) {
    if (side.equals(PASS)) {
      return this;
    }
    return new PublishedPrediction(
        predictionId,
        gameId,
        playerId,
        player,
        team,
        opponent,
        market,
        system,
        origin,
        asOf,
        supersedes,
        changed,
        median,
        mean,
        p10,
        p25,
        p75,
        p90,
        distribution,
        quality,
        modelDigest,
        PASS,
        why,
        book,
        line,
        overPrice,
        underPrice,
        quotedAt,
        probabilityOver,
        probabilityPush,
        expectedValue,
        edge,
        noVig,
        0.0,
        knownAt);
  }

  private static PublishedPrediction seen(StoredPrediction stored) {
    Quantiles counts = Quantiles.of(stored.distribution());
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
        stored.supersededAsOf(),
        stored.superseded().changed(stored),
        stored.median(),
        stored.mean(),
        counts.at(0.1),
        counts.at(0.25),
        counts.at(0.75),
        counts.at(0.9),
        stored.distribution(),
        stored.quality(),
        stored.modelDigest(),
        stored.side() == null ? PASS : stored.side(),
        stored.side() == null ? NO_PICK : stored.reason(),
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
