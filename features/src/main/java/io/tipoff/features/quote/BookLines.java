package io.tipoff.features.quote;

import io.tipoff.price.BookPrices;
import io.tipoff.price.KnownQuote;
import io.tipoff.price.MarketLine;
import java.util.List;
import java.util.Optional;

/**
 * The books' lines on one player, game and market, as they stood before the cut-off.
 *
 * @param line median over the books' main lines, each book by its latest quotes
 * @param opening the same, each book by its earliest quotes
 * @param spread highest less lowest of the books' main lines
 * @param over no-vig probability of the over at the main line that most books have, the median over
 *     the books that quote it at prices that no others dispute; null without one
 */
public record BookLines(double line, double opening, double spread, Double over) {

  /** What quotes in the order of their ids say; empty where there are none. */
  public static Optional<BookLines> of(List<QuotedLine> quotes) {
    Optional<MarketLine> opening = marketLine(KnownQuote.earliest(quotes));
    return marketLine(KnownQuote.latest(quotes))
        .map(
            now -> {
              List<Double> lines = now.byBook().values().stream().sorted().toList();
              return new BookLines(
                  now.median(),
                  opening.orElseThrow().median(),
                  lines.getLast() - lines.getFirst(),
                  BookPrices.of(KnownQuote.priced(quotes)).overAtModalLine().orElse(null));
            });
  }

  private static Optional<MarketLine> marketLine(List<QuotedLine> quotes) {
    return MarketLine.of(quotes.stream().map(QuotedLine::onBook).toList());
  }
}
