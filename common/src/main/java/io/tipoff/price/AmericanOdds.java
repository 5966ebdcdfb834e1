package io.tipoff.price;

/**
 * American odds: {@code -110} wants 110 staked to win 100, {@code +120} wins 120 on a stake of 100.
 * Total functions of any number: whether it is a price at all is {@link PriceRule}'s to say.
 */
public final class AmericanOdds {

  private AmericanOdds() {}

  /** Probability at which a bet at these odds breaks even, the book's margin included; 0–1. */
  public static double implied(long odds) {
    return odds < 0 ? -odds / (-odds + 100.0) : 100.0 / (odds + 100.0);
  }

  /** Profit per unit staked if the bet wins. */
  public static double payout(long odds) {
    return odds < 0 ? 100.0 / -odds : odds / 100.0;
  }
}
