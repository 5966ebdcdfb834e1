package io.tipoff.grade.outcome;

import io.tipoff.price.BookPrices;
import io.tipoff.price.BookQuote;
import io.tipoff.price.KnownQuote;
import io.tipoff.price.MarketLine;
import java.util.List;
import java.util.Optional;

/**
 * The books on one player, game and market as they stood before an instant; quotes whose prices are
 * no prices left out.
 *
 * @param modal the main line that most books have; empty where nobody priced him
 */
record MarketView(Optional<Double> modal, BookPrices prices) {

  /** The books by their quotes known before the instant. */
  static MarketView of(List<SlateQuote> quotes) {
    List<BookQuote> standing =
        KnownQuote.latest(quotes).stream()
            .filter(SlateQuote::priceUsable)
            .map(SlateQuote::onBook)
            .toList();
    return new MarketView(MarketLine.of(standing).map(MarketLine::modal), BookPrices.of(standing));
  }

  /** No-vig probability of the over at the modal line; empty where nobody quotes that very line. */
  Optional<Double> overAtModalLine() {
    return modal.flatMap(prices::overAt);
  }
}
