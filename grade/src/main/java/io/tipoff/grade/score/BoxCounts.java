package io.tipoff.grade.score;

import io.tipoff.slate.Market;

/** Counts of a box row, or sums of them, by market. */
interface BoxCounts {

  long points();

  long rebounds();

  long assists();

  long threes();

  /**
   * The count of a market.
   *
   * @throws IllegalArgumentException for a market that is not scored
   */
  default long of(Market market) {
    return switch (market) {
      case POINTS -> points();
      case REBOUNDS -> rebounds();
      case ASSISTS -> assists();
      case THREES -> threes();
      case PRA -> points() + rebounds() + assists();
      case STEALS, BLOCKS -> throw new IllegalArgumentException(market + " is not scored");
    };
  }
}
