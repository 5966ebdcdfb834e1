package io.tipoff.predict.pick;

import io.tipoff.price.KnownQuote;
import io.tipoff.slate.Market;
import java.time.Instant;

/**
 * A row of raw.prop_quote as known before a revision.
 *
 * @param priceUsable whether both prices are prices; only then it is {@link #onBook}
 * @param knownAt since when the quote could have been taken
 */
public record Quote(
    String quoteId,
    String source,
    String gameId,
    String playerId,
    Market market,
    String book,
    double line,
    Long overPrice,
    Long underPrice,
    boolean priceUsable,
    Instant quotedAt,
    Instant knownAt)
    implements KnownQuote {}
