package io.tipoff.publish.export;

/** What a published number counts; a row with a number outside its unit's bounds is refused. */
public enum Unit {
  /** Not a number, or one that only names something. */
  NONE("", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
  /** What the market counts: points, rebounds and so on. */
  COUNT("counts of the market", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
  /** A whole number of rows, games or bets. */
  ITEMS("items", 0, Double.POSITIVE_INFINITY),
  /** A probability or a part of a whole. */
  SHARE("share, 0 to 1", 0, 1),
  /** One share minus another. */
  SHARE_DIFFERENCE("difference of shares, −1 to 1", -1, 1),
  AMERICAN_ODDS("American odds", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
  /** Profit for each unit staked; more than the stake cannot be lost. */
  STAKES("stakes", -1, Double.POSITIVE_INFINITY),
  /** A figure without a dimension. */
  SCORE("score", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** What the last operations on doubles may have added. */
  private static final double SLACK = 1e-9;

  private final String text;
  private final double least;
  private final double most;

  Unit(String text, double least, double most) {
    this.text = text;
    this.least = least;
    this.most = most;
  }

  /** The unit in words; empty if there is none. */
  public String text() {
    return text;
  }

  boolean allows(double value) {
    return Double.isFinite(value) && value >= least - SLACK && value <= most + SLACK;
  }
}
