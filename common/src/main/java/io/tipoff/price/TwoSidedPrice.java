package io.tipoff.price;

/** The two prices of one quote, in American odds. */
public record TwoSidedPrice(long over, long under) {

  /** How far the quote is from an even one: distance of its implied probabilities, 0–1. */
  public double imbalance() {
    return Math.abs(AmericanOdds.implied(over) - AmericanOdds.implied(under));
  }

  /**
   * The two probabilities without the book's margin.
   *
   * @throws IllegalArgumentException if a price is zero: it leaves no open outcome
   */
  public NoVig noVig() {
    return NoVig.ofImplied(AmericanOdds.implied(over), AmericanOdds.implied(under));
  }
}
