package io.tipoff.features.quote;

import io.tipoff.price.KnownQuote;
import io.tipoff.slate.Market;
import java.time.Instant;

/**
 * A quote known and stamped before the cut-off, with both prices.
 *
 * @param priceUsable whether the prices are prices; its line counts either way
 * @param stamped whether the book's own stamp says when it stood
 */
public record QuotedLine(
    String gameId,
    String playerId,
    Market market,
    String book,
    double line,
    Long overPrice,
    Long underPrice,
    boolean priceUsable,
    boolean stamped,
    Instant knownAt)
    implements KnownQuote {}
