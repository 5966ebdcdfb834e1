package io.tipoff.predict.gbdtmarket;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.distribution.LogOdds;
import io.tipoff.predict.line.LogisticFit;
import io.tipoff.predict.training.TrainingRows;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the books' lines on a player in other markets are worth in one in which he has none: the
 * logarithmic odds of more than about his median are {@code intercept + own · the distribution's +
 * Σ weight · shift}, a shift being what the books do to these odds in a market that they quote.
 *
 * @param shifts weights by market, in the order of {@link TrainingRows#MARKETS}
 */
record OtherLines(double intercept, double own, List<Double> shifts) {

  /** Ridge of the fit towards {@link #NOTHING}. */
  private static final double RIDGE = 20;

  /** They are worth nothing: what is believed before any was seen. */
  static final OtherLines NOTHING =
      new OtherLines(0, 1, Collections.nCopies(TrainingRows.MARKETS.size(), 0.0));

  OtherLines {
    shifts = List.copyOf(shifts);
  }

  /**
   * A past game in which a book quoted the player in another market.
   *
   * @param own chance of the over by the distribution, at a line by its median
   * @param shifts by market; 0 where nobody quotes him, and in the market itself
   */
  record Past(double own, List<Double> shifts, boolean wentOver) {}

  /** The weights that would have been best on past games. */
  static OtherLines of(List<Past> games) {
    int markets = NOTHING.shifts.size();
    double[][] columns = new double[2 + markets][games.size()];
    boolean[] overs = new boolean[games.size()];
    for (int i = 0; i < overs.length; i++) {
      Past game = games.get(i);
      columns[0][i] = 1;
      columns[1][i] = LogOdds.of(game.own());
      for (int market = 0; market < markets; market++) {
        columns[2 + market][i] = game.shifts().get(market);
      }
      overs[i] = game.wentOver();
    }
    double[] prior = new double[columns.length];
    prior[1] = NOTHING.own;
    List<Double> weights =
        LogisticFit.of(columns, overs, prior, RIDGE).weights().stream()
            .map(LogisticFit::rounded)
            .toList();
    return new OtherLines(weights.get(0), weights.get(1), weights.subList(2, weights.size()));
  }

  /** A line that a count is above about as often as not. */
  static double lineBy(CountDistribution distribution) {
    return Math.floor(distribution.median()) + 0.5;
  }

  /** The distribution with its odds as these lines have them. */
  CountDistribution moved(CountDistribution distribution, List<Double> byMarket) {
    double before = LogOdds.of(distribution.against(lineBy(distribution)).overWithoutPush());
    double after = intercept + own * before;
    for (int market = 0; market < shifts.size(); market++) {
      after += shifts.get(market) * byMarket.get(market);
    }
    return distribution.withOddsTimes(after - before);
  }

  /** Canonical text. */
  String text() {
    return Stream.concat(Stream.of(intercept, own), shifts.stream())
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }

  /**
   * Reads the canonical text.
   *
   * @throws io.tipoff.failure.TipoffException CONTRACT if it is anything else
   */
  static OtherLines parse(String text) {
    List<Double> weights = MarketView.weights(text, 2 + NOTHING.shifts.size());
    return new OtherLines(weights.get(0), weights.get(1), weights.subList(2, weights.size()));
  }
}
