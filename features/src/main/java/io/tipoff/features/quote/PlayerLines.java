package io.tipoff.features.quote;

import io.tipoff.slate.Market;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines on one player in one game.
 *
 * @param byMarket markets that somebody quotes
 * @param stamped whether a book's stamp says that it quoted him before the cut-off: of quotes
 *     without one it is not known when somebody collected them, and for whom he found none
 * @param knownAt latest known-at of the quotes; null without one
 */
public record PlayerLines(Map<Market, BookLines> byMarket, boolean stamped, Instant knownAt) {

  /** Nobody quotes him. */
  public static final PlayerLines NONE = new PlayerLines(Map.of(), false, null);

  /** A player in a game. */
  public record Key(String gameId, String playerId) {}

  /** Lines of all players in the quotes, which are in the order of their ids. */
  public static Map<Key, PlayerLines> of(List<QuotedLine> quotes) {
    Map<Key, List<QuotedLine>> byPlayer = new HashMap<>();
    for (QuotedLine quote : quotes) {
      byPlayer
          .computeIfAbsent(new Key(quote.gameId(), quote.playerId()), key -> new ArrayList<>())
          .add(quote);
    }
    Map<Key, PlayerLines> lines = new HashMap<>();
    byPlayer.forEach((key, own) -> lines.put(key, ofPlayer(own)));
    return lines;
  }

  private static PlayerLines ofPlayer(List<QuotedLine> quotes) {
    Map<Market, List<QuotedLine>> grouped = new EnumMap<>(Market.class);
    quotes.forEach(
        quote -> grouped.computeIfAbsent(quote.market(), m -> new ArrayList<>()).add(quote));
    Map<Market, BookLines> lines = new EnumMap<>(Market.class);
    grouped.forEach((market, of) -> BookLines.of(of).ifPresent(books -> lines.put(market, books)));
    Instant known = quotes.stream().map(QuotedLine::knownAt).max(Instant::compareTo).orElse(null);
    return new PlayerLines(lines, quotes.stream().anyMatch(QuotedLine::stamped), known);
  }
}
