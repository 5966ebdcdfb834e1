package io.tipoff.price;

import java.util.List;

/**
 * A bet of one unit on one side of a quote; a push gives the stake back.
 *
 * @param win probability of winning
 * @param lose probability of losing; the rest is a push
 * @param payout profit per unit staked if it wins, above 0
 */
public record Wager(double win, double lose, double payout) {

  /** Share of the Kelly stake that is shown. */
  public static final double KELLY_SHARE = 0.25;

  /** Largest stake on one player in one game over all markets, as a share of the bankroll. */
  public static final double LARGEST_STAKE = 0.02;

  public Wager {
    if (!(win >= 0 && lose >= 0 && win + lose <= 1 + 1e-9)) {
      throw new IllegalArgumentException(
          "probabilities of winning " + win + " and losing " + lose + " are not a distribution");
    }
    if (!(payout > 0)) {
      throw new IllegalArgumentException("payout " + payout + " must be above 0");
    }
  }

  /** A bet at American odds. */
  public static Wager at(long odds, double win, double lose) {
    return new Wager(win, lose, AmericanOdds.payout(odds));
  }

  /** Expected profit per unit staked. */
  public double expectedValue() {
    return win * payout - lose;
  }

  /**
   * Stake as a share of the bankroll: a quarter of Kelly's, which for a bet that can push is {@code
   * (b·win − lose) / (b·(win + lose))}; never negative, at most {@link #LARGEST_STAKE}.
   */
  public double stake() {
    double decided = win + lose;
    if (decided == 0) {
      return 0;
    }
    double kelly = expectedValue() / (payout * decided);
    return Math.min(LARGEST_STAKE, KELLY_SHARE * Math.max(0, kelly));
  }

  /**
   * Stakes on one player in one game, in the given order, shrunk by one factor where together they
   * exceed {@link #LARGEST_STAKE}.
   */
  public static List<Double> together(List<Double> stakes) {
    double sum = 0;
    for (double stake : stakes) {
      sum += stake;
    }
    if (sum <= LARGEST_STAKE) {
      return List.copyOf(stakes);
    }
    double factor = LARGEST_STAKE / sum;
    return stakes.stream().map(stake -> stake * factor).toList();
  }
}
