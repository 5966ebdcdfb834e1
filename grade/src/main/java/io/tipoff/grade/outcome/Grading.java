package io.tipoff.grade.outcome;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.grade.outcome.SlateFacts.Subject;
import io.tipoff.grade.score.Baseline;
import io.tipoff.grade.score.ScoredRow;
import io.tipoff.price.AmericanOdds;
import io.tipoff.price.BookPrices;
import java.util.Optional;

/** Grades predictions against what happened. */
record Grading(SlateFacts facts) {

  /** Smallest chance that a logarithm is taken of: what was held impossible costs 13.8. */
  private static final double LEAST_CHANCE = 1e-6;

  Grade grade(PlacedPick pick) {
    Subject subject = SlateFacts.subject(pick);
    Optional<Long> actual = facts.scored(subject).map(ScoredRow::actual);
    BookPrices market = facts.market(subject, pick.asOf());
    CountDistribution distribution = CountDistribution.parse(pick.distribution());
    double shift = pick.lineShift() == null ? 0 : pick.lineShift();
    Outcome outcome = outcome(pick, actual);
    Optional<Double> modal = market.modalLine();
    Optional<Double> own = modal.map(line -> distribution.against(line, shift).overWithoutPush());
    Optional<Double> books = market.overAtModalLine();
    Optional<Boolean> wentOver =
        actual
            .filter(count -> modal.isPresent() && modal.get() != (double) count)
            .map(count -> count > modal.get());
    Optional<Double> blendLine = facts.scored(subject).flatMap(Grading::blendLine);
    boolean compared = wentOver.isPresent() && books.isPresent();
    return new Grade(
        pick.predictionId(),
        pick.origin(),
        pick.system(),
        pick.market(),
        pick.gameId(),
        pick.playerId(),
        pick.gameDate(),
        pick.season(),
        pick.seasonType(),
        pick.asOf(),
        pick.team(),
        pick.opponent(),
        outcome.result(),
        outcome.reason().orElse(null),
        actual.orElse(null),
        pick.median(),
        pick.mean(),
        actual.map(count -> Math.abs(pick.median() - count)).orElse(null),
        pick.pickId(),
        pick.side(),
        pick.quoteId(),
        pick.book(),
        pick.line(),
        pick.edge(),
        pick.noVig(),
        pick.expectedValue(),
        returned(pick, outcome.result(), quotedPayout(pick)),
        returned(pick, outcome.result(), median(pick, market)),
        returned(pick, outcome.result(), best(pick, market)),
        modal.orElse(null),
        own.orElse(null),
        books.orElse(null),
        compared ? brier(own.get(), wentOver.get()) : null,
        compared ? brier(books.get(), wentOver.get()) : null,
        compared ? logLoss(own.get(), wentOver.get()) : null,
        compared ? logLoss(books.get(), wentOver.get()) : null,
        blendLine.orElse(null),
        blendLine.map(line -> distribution.against(line).over()).orElse(null),
        actual.map(distribution::crps).orElse(null),
        actual.map(distribution::pitLow).orElse(null),
        actual.map(distribution::pitHigh).orElse(null),
        facts.knownAt(pick));
  }

  private static Optional<Double> blendLine(ScoredRow row) {
    return row.isScored()
        ? Optional.of(Math.floor(Baseline.BLEND_50_30_20.forecast(row)) + 0.5)
        : Optional.empty();
  }

  private Outcome outcome(PlacedPick pick, Optional<Long> actual) {
    if (!pick.isBet()) {
      return Outcome.pass(Optional.ofNullable(pick.reason()));
    }
    return Outcome.of(
        pick.isOver(),
        pick.line(),
        pick.team(),
        actual,
        facts.game(pick.gameId()),
        facts.stands(pick.quoteId()));
  }

  private static Optional<Double> quotedPayout(PlacedPick pick) {
    Long price = pick.isOver() ? pick.overPrice() : pick.underPrice();
    return pick.isBet() && price != null && pick.noVig() != null
        ? Optional.of(AmericanOdds.payout(price))
        : Optional.empty();
  }

  private static Optional<Double> median(PlacedPick pick, BookPrices market) {
    return pick.isBet() ? market.medianPayout(pick.line(), pick.isOver()) : Optional.empty();
  }

  private static Optional<Double> best(PlacedPick pick, BookPrices market) {
    return pick.isBet() ? market.bestPayout(pick.line(), pick.isOver()) : Optional.empty();
  }

  private static Double returned(PlacedPick pick, Result result, Optional<Double> payout) {
    if (!pick.isBet() || payout.isEmpty()) {
      return null;
    }
    return switch (result) {
      case WIN -> payout.get();
      case LOSS -> -1.0;
      case PUSH -> 0.0;
      case VOID, UNGRADED, PASS -> null;
    };
  }

  private static double brier(double over, boolean wentOver) {
    double miss = over - (wentOver ? 1 : 0);
    return miss * miss;
  }

  private static double logLoss(double over, boolean wentOver) {
    return -StrictMath.log(Math.max(LEAST_CHANCE, wentOver ? over : 1 - over));
  }
}
