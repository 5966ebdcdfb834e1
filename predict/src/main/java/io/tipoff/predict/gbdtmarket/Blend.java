package io.tipoff.predict.gbdtmarket;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.distribution.LogOdds;
import io.tipoff.predict.line.LogisticFit;
import java.util.List;

/**
 * How far a distribution and the books are believed: the logarithmic odds of the over are {@code
 * intercept + own · the distribution's + market · the books'}.
 */
record Blend(double intercept, double own, double market) {

  /** The books alone: what is believed before any line was seen. */
  static final Blend MARKET = new Blend(0, 0, 1);

  /** Ridge of the fit towards {@link #MARKET}. */
  private static final double RIDGE = 20;

  /**
   * The blend that would have been best on past lines.
   *
   * @param lines chances of the over by the distributions and by the books, and whether it followed
   */
  static Blend of(List<PricedLine> lines) {
    double[][] columns = new double[3][lines.size()];
    boolean[] overs = new boolean[lines.size()];
    for (int i = 0; i < overs.length; i++) {
      columns[0][i] = 1;
      columns[1][i] = LogOdds.of(lines.get(i).own());
      columns[2][i] = LogOdds.of(lines.get(i).market());
      overs[i] = lines.get(i).wentOver();
    }
    double[] prior = {MARKET.intercept, MARKET.own, MARKET.market};
    List<Double> weights = LogisticFit.of(columns, overs, prior, RIDGE).weights();
    return new Blend(
        LogisticFit.rounded(weights.get(0)),
        LogisticFit.rounded(weights.get(1)),
        LogisticFit.rounded(weights.get(2)));
  }

  /** A past line: chances of the over, pushes left out, and whether it followed. */
  record PricedLine(double own, double market, boolean wentOver) {}

  /**
   * By how much the books change the logarithmic odds of the over at a line.
   *
   * @param marketOver no-vig probability of the over
   */
  double shift(CountDistribution distribution, double line, double marketOver) {
    double before = LogOdds.of(distribution.against(line).overWithoutPush());
    return intercept + own * before + market * LogOdds.of(marketOver) - before;
  }

  /** Canonical text. */
  String text() {
    return intercept + "," + own + "," + market;
  }

  /**
   * Reads the canonical text.
   *
   * @throws io.tipoff.failure.TipoffException CONTRACT if it is anything else
   */
  static Blend parse(String text) {
    List<Double> weights = MarketView.weights(text, 3);
    return new Blend(weights.get(0), weights.get(1), weights.get(2));
  }
}
