package io.tipoff.grade.outcome;

import io.tipoff.price.BookQuote;
import io.tipoff.price.TwoSidedPrice;
import io.tipoff.slate.Market;
import java.time.Instant;

/** A quote before the tip whose two prices are prices; of {@code usable_quotes.sql}. */
record UsableQuote(
    String quoteId,
    String gameId,
    String playerId,
    Market market,
    String book,
    double line,
    long overPrice,
    long underPrice,
    Instant knownAt) {

  BookQuote onBook() {
    return new BookQuote(book, line, price());
  }

  TwoSidedPrice price() {
    return new TwoSidedPrice(overPrice, underPrice);
  }
}
