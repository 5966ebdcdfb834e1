package io.tipoff.ingest.load;

import io.tipoff.digest.ContentId;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.PropQuoteRow;
import io.tipoff.ingest.fact.TimedQuote;
import io.tipoff.slate.Market;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of {@code raw.prop_quote}: one line of one book. Its id is made of its content.
 *
 * @param resolvedByName whether the source gave a name and no id
 * @param inGame stamped after the tip
 */
record RawPropQuote(
    String quoteId,
    String source,
    String gameId,
    LocalDate gameDate,
    String playerId,
    boolean resolvedByName,
    Market market,
    String book,
    double line,
    Long overPrice,
    Long underPrice,
    boolean priceUsable,
    Instant quotedAt,
    boolean inGame,
    Instant knownAt) {

  static final Table TABLE =
      Table.of("raw", "prop_quote", RawPropQuote.class, WriteMode.APPEND, "quote_id")
          .partitionedBy("game_date")
          .checked(
              Check.range("line", 0, 100),
              Check.filled("over_price", 0.9),
              Check.notMostly(-137, 0.5, 20, "over_price", "source").noted(),
              Check.varies(40, "line", "source", "market"),
              Check.unique("source", "game_id", "player_id", "market", "book", "line", "quoted_at"),
              Check.spread(12, "line", "game_id", "player_id", "market"),
              Check.undisputedPrices("game_id", "player_id", "market")
                  .noted()
                  .remedy("These prices are void, their lines count; ask the book or its feed."),
              Check.fresh("game_date", Duration.ofDays(7), Duration.ofDays(2)));

  static RawPropQuote of(Known<TimedQuote> known) {
    PropQuoteRow quote = known.fact().quote();
    return new RawPropQuote(
        id(quote),
        quote.source(),
        quote.gameId(),
        quote.gameDate(),
        Long.toString(quote.playerId()),
        quote.resolvedByName(),
        quote.market(),
        quote.book(),
        quote.line(),
        quote.overPrice().orElse(null),
        quote.underPrice().orElse(null),
        quote.priceUsable(),
        quote.quotedAt().orElse(null),
        known.fact().inGame(),
        known.knownAt());
  }

  private static String id(PropQuoteRow quote) {
    return ContentId.of(
        quote.source(),
        quote.gameId(),
        quote.playerId(),
        quote.market(),
        quote.book(),
        quote.line(),
        quote.quotedAt().orElse(null),
        quote.overPrice().orElse(null),
        quote.underPrice().orElse(null));
  }
}
