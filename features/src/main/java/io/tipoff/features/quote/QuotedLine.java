package io.tipoff.features.quote;

import io.tipoff.price.BookQuote;
import io.tipoff.price.KnownQuote;
import io.tipoff.price.TwoSidedPrice;
import io.tipoff.slate.Market;
import java.time.Instant;

/**
 * A quote known and stamped before the cut-off, with both prices.
 *
 * @param priceUsable whether the prices are prices; its line counts either way
 */
public record QuotedLine(
    String gameId,
    String playerId,
    Market market,
    String book,
    double line,
    long overPrice,
    long underPrice,
    boolean priceUsable,
    Instant knownAt)
    implements KnownQuote {

  @Override
  public BookQuote onBook() {
    return new BookQuote(book, line, new TwoSidedPrice(overPrice, underPrice));
  }
}
