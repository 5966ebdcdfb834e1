package io.tipoff.grade.outcome;

import io.tipoff.price.AmericanOdds;
import io.tipoff.price.MarketLine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The books on one player, game and market as they stood before an instant; quotes whose prices are
 * no prices left out.
 */
final class MarketView {

  private final List<UsableQuote> quotes;
  private final Optional<Double> modal;

  MarketView(List<UsableQuote> quotes) {
    this.quotes = List.copyOf(quotes);
    this.modal =
        MarketLine.of(quotes.stream().map(UsableQuote::onBook).toList()).map(MarketLine::modal);
  }

  /** The main line that most books have; empty where nobody priced him. */
  Optional<Double> modalLine() {
    return modal;
  }

  /**
   * No-vig probability of the over at the modal line: median over the books that quote it. Empty
   * where nobody quotes that very line.
   */
  Optional<Double> overAtModalLine() {
    if (modal.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, UsableQuote> byBook = new TreeMap<>();
    for (UsableQuote quote : quotes) {
      if (quote.line() == modal.get()) {
        byBook.merge(quote.book(), quote, MarketView::closer);
      }
    }
    return median(
        byBook.values().stream().mapToDouble(quote -> quote.price().noVig().over()).toArray());
  }

  private static UsableQuote closer(UsableQuote one, UsableQuote other) {
    return other.price().imbalance() < one.price().imbalance() ? other : one;
  }

  /** Median over the quotes at a line of what a unit on the side pays if it wins. */
  Optional<Double> medianPayout(double line, boolean over) {
    return median(payouts(line, over));
  }

  /** Best of what a unit on the side at a line pays if it wins. */
  Optional<Double> bestPayout(double line, boolean over) {
    double[] payouts = payouts(line, over);
    return payouts.length == 0 ? Optional.empty() : Optional.of(payouts[payouts.length - 1]);
  }

  private double[] payouts(double line, boolean over) {
    return quotes.stream()
        .filter(quote -> quote.line() == line)
        .mapToDouble(quote -> AmericanOdds.payout(over ? quote.overPrice() : quote.underPrice()))
        .sorted()
        .toArray();
  }

  private static Optional<Double> median(double[] values) {
    if (values.length == 0) {
      return Optional.empty();
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return Optional.of(
        values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
  }
}
