package io.tipoff.grade.outcome;

import io.tipoff.price.KnownQuote;
import io.tipoff.slate.Market;
import java.time.Instant;

/**
 * A quote before the tip; of {@code slate_quotes.sql}.
 *
 * @param priceUsable whether both prices are prices; only then it is {@link #onBook}
 */
record SlateQuote(
    String quoteId,
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
