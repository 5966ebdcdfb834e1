package io.tipoff.predict.gbdtmarket;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The books' lines in feature rows, and what they do to the distributions of the players. */
record QuotedLines(FeatureRows rows, Own own, Map<Market, Blend> blends) {

  /** What a line says by itself, where no real price says how the books lean. */
  private static final double EVEN = 0.5;

  /** Logarithmic odds from which on a line is far from the distribution. */
  private static final double FAR = 3;

  /** The feature that says where the books' lines are. */
  static String lineFeature(Market market) {
    return market.id() + "_line";
  }

  /** The feature that says how the books' prices lean. */
  static String leanFeature(Market market) {
    return market.id() + "_over_probability";
  }

  /** All of them. */
  static List<String> features() {
    List<String> names = new ArrayList<>();
    for (Market market : TrainingRows.MARKETS) {
      names.add(lineFeature(market));
      names.add(leanFeature(market));
    }
    return List.copyOf(names);
  }

  boolean hasLine(int row, Market market) {
    return !Float.isNaN(line(row, market));
  }

  /** The line on a row's player; NaN if he has none. */
  float line(int row, Market market) {
    return rows.value(row, rows.place(lineFeature(market)));
  }

  /** No-vig probability of the over; one half without a real price. */
  double lean(int row, Market market) {
    float over = rows.value(row, rows.place(leanFeature(market)));
    return Float.isNaN(over) ? EVEN : over;
  }

  /** What the boosters said of a row's player. */
  Optional<CountDistribution> own(int row, Market market) {
    return own.of(rows.subjects().get(row), market);
  }

  /** By how much the line changes the logarithmic odds of the over; 0 without one. */
  double shift(int row, Market market) {
    if (!hasLine(row, market)) {
      return 0;
    }
    float line = line(row, market);
    return own(row, market)
        .map(distribution -> blends.get(market).shift(distribution, line, lean(row, market)))
        .orElse(0.0);
  }

  /**
   * The shifts of all markets but one, in the order of the markets; 0 for this one. A line that is
   * far from everything said of a player tells no more of other markets than one that is far.
   */
  List<Double> shiftsBeside(Market market, int row) {
    return TrainingRows.MARKETS.stream()
        .map(other -> other == market ? 0.0 : Math.clamp(shift(row, other), -FAR, FAR))
        .toList();
  }
}
