package io.tipoff.predict.pick;

import io.tipoff.price.KnownQuote;
import io.tipoff.price.MarketLine;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The quotes of a slate that were known before a revision, by player, game and market. */
public final class Quotes {

  private static final Sql QUOTES = Sql.of(Quotes.class, "quotes.sql");

  private record Key(String gameId, String playerId, Market market) {}

  private final Map<Key, List<Quote>> quotes = new HashMap<>();

  private Quotes() {}

  /** Reads them in one query. */
  public static Quotes read(RunContext context) {
    Quotes read = new Quotes();
    var rows =
        context.query(QUOTES, Quote.class, context.asOf(), context.slate().date(), context.asOf());
    for (Quote quote : rows) {
      Key key = new Key(quote.gameId(), quote.playerId(), quote.market());
      read.quotes.computeIfAbsent(key, _ -> new ArrayList<>()).add(quote);
    }
    return read;
  }

  /** Whether nobody quoted anything. */
  public boolean isEmpty() {
    return quotes.isEmpty();
  }

  /** The main line that most books have, at prices that are prices; empty where nobody has one. */
  public Optional<Double> line(String gameId, String playerId, Market market) {
    return MarketLine.of(KnownQuote.priced(on(gameId, playerId, market))).map(MarketLine::modal);
  }

  /** Quotes on one player, game and market, by their ids. */
  List<Quote> on(String gameId, String playerId, Market market) {
    return quotes.getOrDefault(new Key(gameId, playerId, market), List.of());
  }
}
