package io.tipoff.grade.score;

import io.tipoff.price.BookQuote;
import io.tipoff.price.TwoSidedPrice;
import io.tipoff.slate.Market;
import java.time.Instant;

/**
 * A quote with both price cells filled, whatever its prices and stamp; of {@code
 * received_quotes.sql}.
 */
record ReceivedQuote(
    String gameId,
    String playerId,
    Market market,
    String book,
    double line,
    long overPrice,
    long underPrice,
    Instant knownAt) {

  BookQuote onBook() {
    return new BookQuote(book, line, new TwoSidedPrice(overPrice, underPrice));
  }
}
