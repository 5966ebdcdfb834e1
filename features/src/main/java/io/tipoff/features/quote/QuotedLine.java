package io.tipoff.features.quote;

import io.tipoff.price.KnownQuote;
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
    Long overPrice,
    Long underPrice,
    boolean priceUsable,
    Instant knownAt)
    implements KnownQuote {}
