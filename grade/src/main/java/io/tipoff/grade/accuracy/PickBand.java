package io.tipoff.grade.accuracy;

import io.tipoff.grade.score.Millionths;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;

/**
 * Bets of one season by side and probability edge, or predicted chances of the over by tenth.
 *
 * @param kind EDGE or CALIBRATION
 * @param side side picked; OVER for CALIBRATION
 * @param band lower bound in hundredths; −100 for all edges below 0
 * @param rows won and lost bets, or counts off the modal line
 * @param rate share won, or share that went over
 * @param probability mean predicted chance of the side
 * @param noVig mean no-vig probability of the side
 * @param returned profit per unit at the quoted prices; null for CALIBRATION
 */
public record PickBand(
    String season,
    Origin origin,
    String system,
    Market market,
    String kind,
    String side,
    long band,
    long rows,
    double rate,
    double probability,
    double noVig,
    Double returned) {

  static PickBand of(BandTotals totals) {
    long rows = totals.wins() + totals.losses();
    return new PickBand(
        totals.season(),
        totals.origin(),
        totals.system(),
        totals.market(),
        totals.kind(),
        totals.side(),
        totals.band(),
        rows,
        (double) totals.wins() / rows,
        Millionths.mean(totals.probability(), rows),
        Millionths.mean(totals.noVig(), rows),
        totals.paid() == 0 ? null : Millionths.mean(totals.returned(), totals.paid()));
  }

  /** A season's sums of one band; of {@code band_totals.sql}. */
  record BandTotals(
      String season,
      Origin origin,
      String system,
      Market market,
      String kind,
      String side,
      long band,
      long wins,
      long losses,
      long probability,
      long noVig,
      long paid,
      long returned) {}
}
