package io.tipoff.distribution;

/** Chances of one count against one line: over, exactly on it, under; they sum to 1. */
public record LineOdds(double over, double push, double under) {

  /** Chance of the over among the outcomes that are no push; ½ where only a push is possible. */
  public double overWithoutPush() {
    double decided = over + under;
    return decided == 0 ? 0.5 : over / decided;
  }
}
