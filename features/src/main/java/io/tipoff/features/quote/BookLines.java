package io.tipoff.features.quote;

import io.tipoff.price.MarketLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * The books' lines on one player, game and market, as they stood before the cut-off.
 *
 * @param line median over the books' main lines, each book by its latest quotes
 * @param opening the same, each book by its earliest quotes
 * @param spread highest less lowest of the books' main lines
 * @param over no-vig probability of the over at the main line that most books have, the median over
 *     the books that quote it; null where no price is one
 */
public record BookLines(double line, double opening, double spread, Double over) {

  /** What quotes in the order of their ids say; empty where there are none. */
  public static Optional<BookLines> of(List<QuotedLine> quotes) {
    List<QuotedLine> latest = ofEachBook(quotes, BinaryOperator.maxBy(Instant::compareTo));
    List<QuotedLine> earliest = ofEachBook(quotes, BinaryOperator.minBy(Instant::compareTo));
    Optional<MarketLine> opening = marketLine(earliest);
    return marketLine(latest)
        .map(
            now -> {
              List<Double> lines = now.byBook().values().stream().sorted().toList();
              return new BookLines(
                  now.median(),
                  opening.orElseThrow().median(),
                  lines.getLast() - lines.getFirst(),
                  over(latest.stream().filter(QuotedLine::priceUsable).toList()));
            });
  }

  private static Optional<MarketLine> marketLine(List<QuotedLine> quotes) {
    return MarketLine.of(quotes.stream().map(QuotedLine::onBook).toList());
  }

  private static List<QuotedLine> ofEachBook(
      List<QuotedLine> quotes, BinaryOperator<Instant> chosen) {
    Map<String, Instant> instants = new TreeMap<>();
    quotes.forEach(quote -> instants.merge(quote.book(), quote.knownAt(), chosen));
    return quotes.stream()
        .filter(quote -> quote.knownAt().equals(instants.get(quote.book())))
        .toList();
  }

  private static Double over(List<QuotedLine> usable) {
    Optional<MarketLine> market = marketLine(usable);
    if (market.isEmpty()) {
      return null;
    }
    SortedMap<String, QuotedLine> byBook = new TreeMap<>();
    List<QuotedLine> atModal = new ArrayList<>(usable);
    atModal.removeIf(quote -> quote.line() != market.get().modal());
    atModal.forEach(quote -> byBook.merge(quote.book(), quote, BookLines::closer));
    double[] overs =
        byBook.values().stream().mapToDouble(quote -> quote.price().noVig().over()).toArray();
    if (overs.length == 0) {
      return null;
    }
    Arrays.sort(overs);
    int middle = overs.length / 2;
    return overs.length % 2 == 1 ? overs[middle] : (overs[middle - 1] + overs[middle]) / 2;
  }

  private static QuotedLine closer(QuotedLine one, QuotedLine other) {
    return other.price().imbalance() < one.price().imbalance() ? other : one;
  }
}
