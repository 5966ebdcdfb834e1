package io.tipoff.ingest.oddsapi;

import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.PropQuoteRow;
import io.tipoff.ingest.fact.TimedQuote;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.ingest.name.Resolution;
import io.tipoff.ingest.oddsapi.EventOdds.Offer;
import io.tipoff.ingest.oddsapi.EventOdds.Outcome;
import io.tipoff.price.PriceRule;
import io.tipoff.slate.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Quotes on a slate's players. One is known since the first payload that tells it, stamped as its
 * book was last seen to offer it, and not later than that.
 */
final class PlayerQuotes {

  private static final Map<String, Market> MARKETS =
      Map.of(
          "player_points", Market.POINTS,
          "player_rebounds", Market.REBOUNDS,
          "player_assists", Market.ASSISTS,
          "player_threes", Market.THREES,
          "player_points_rebounds_assists", Market.PRA);

  /** No number stands for a price that a book does not have. */
  private static final PriceRule PRICES = new PriceRule(Map.of());

  private static final BigDecimal LARGEST_LINE = BigDecimal.valueOf(150);
  private static final BigDecimal TWO = BigDecimal.TWO;
  private static final String OVER = "Over";
  private static final String UNDER = "Under";

  private final PlayerDirectory players;
  private final Refusals refusals;
  private final Map<Content, Known<TimedQuote>> quotes = new LinkedHashMap<>();

  PlayerQuotes(PlayerDirectory players, Refusals refusals) {
    this.players = players;
    this.refusals = refusals;
  }

  /** What makes a quote another one; not how its player's name is written. */
  private record Content(
      String gameId,
      long playerId,
      Market market,
      String book,
      double line,
      Optional<Long> over,
      Optional<Long> under,
      Optional<Instant> stamp) {

    static Content of(PropQuoteRow quote) {
      return new Content(
          quote.gameId(),
          quote.playerId(),
          quote.market(),
          quote.book(),
          quote.line(),
          quote.overPrice(),
          quote.underPrice(),
          quote.quotedAt());
    }
  }

  /** A player's line, of whose two sides the first price each counts. */
  private record Bet(long playerId, String playerName, double line) {}

  /** In the order in which they were first told. */
  List<Known<TimedQuote>> all() {
    return List.copyOf(quotes.values());
  }

  /** Whether a market is bet on here. */
  static boolean holds(String market) {
    return MARKETS.containsKey(market);
  }

  /**
   * The next offer.
   *
   * @param stamp when its book was seen to make it
   * @param inGame whether that was after the game had begun
   */
  void then(
      AnnouncedGame game,
      Offer offer,
      OddsFormat format,
      Instant stamp,
      boolean inGame,
      String file,
      Instant receivedAt) {
    Map<Bet, Map<String, Optional<Long>>> bets = new LinkedHashMap<>();
    for (Outcome outcome : offer.outcomes()) {
      bet(outcome, game, offer, file)
          .ifPresent(
              bet ->
                  bets.computeIfAbsent(bet, each -> new HashMap<>())
                      .putIfAbsent(outcome.name(), price(outcome, format, offer, file)));
    }
    bets.forEach(
        (bet, prices) -> {
          PropQuoteRow quote = quote(game, offer, bet, prices, stamp);
          quotes.putIfAbsent(
              Content.of(quote), new Known<>(new TimedQuote(quote, inGame), receivedAt));
        });
  }

  private static PropQuoteRow quote(
      AnnouncedGame game, Offer offer, Bet bet, Map<String, Optional<Long>> prices, Instant stamp) {
    Optional<Long> over = prices.getOrDefault(OVER, Optional.empty());
    Optional<Long> under = prices.getOrDefault(UNDER, Optional.empty());
    return new PropQuoteRow(
        OddsApiSource.NAME,
        game.gameDate(),
        game.gameId(),
        bet.playerId(),
        true,
        bet.playerName(),
        game.home(),
        game.away(),
        MARKETS.get(offer.market()),
        offer.book(),
        bet.line(),
        over,
        under,
        PRICES.usable(OddsApiSource.NAME, over.orElse(null), under.orElse(null)),
        Optional.of(stamp));
  }

  private Optional<Bet> bet(Outcome outcome, AnnouncedGame game, Offer offer, String file) {
    if (!outcome.name().equals(OVER) && !outcome.name().equals(UNDER)) {
      refuse(
          outcome,
          offer,
          file,
          "name",
          "name is '" + outcome.name() + "', neither Over nor Under",
          "Compare with an earlier payload.");
      return Optional.empty();
    }
    Optional<BigDecimal> line = outcome.point().filter(PlayerQuotes::isLine);
    if (line.isEmpty()) {
      refuse(
          outcome,
          offer,
          file,
          "point",
          outcome
              .point()
              .map(point -> "point is " + point.toPlainString() + ", which is no line")
              .orElse("point is missing"),
          "Compare with the book's own page.");
      return Optional.empty();
    }
    return player(outcome, game, file)
        .map(id -> new Bet(id, outcome.description(), line.get().doubleValue()));
  }

  private static boolean isLine(BigDecimal point) {
    return point.signum() >= 0
        && point.compareTo(LARGEST_LINE) <= 0
        && point.multiply(TWO).stripTrailingZeros().scale() <= 0;
  }

  private Optional<Long> player(Outcome outcome, AnnouncedGame game, String file) {
    String name = outcome.description();
    Resolution resolution =
        players.resolve(name, Set.of(game.home(), game.away()), game.gameDate());
    return switch (resolution) {
      case Resolution.Resolved resolved -> Optional.of(resolved.playerId());
      case Resolution.Ambiguous ambiguous -> {
        refusals.add(
            file,
            outcome.element(),
            "description",
            "'" + name + "' may be any of the players " + ambiguous.candidates(),
            "Add an alias that tells them apart.",
            name);
        yield Optional.empty();
      }
      case Resolution.Unresolved unresolved -> {
        refusals.add(
            file,
            outcome.element(),
            "description",
            "'" + name + "' is no player known here",
            "Add '" + unresolved.normalName() + "' to the name aliases.",
            name);
        yield Optional.empty();
      }
    };
  }

  /** In American odds; a number that is no price leaves the line without one. */
  private Optional<Long> price(Outcome outcome, OddsFormat format, Offer offer, String file) {
    if (outcome.price().isEmpty()) {
      refuse(outcome, offer, file, "price", "price is missing", "The line counts without it.");
      return Optional.empty();
    }
    try {
      return Optional.of(format.american(outcome.price().get()));
    } catch (TipoffException none) {
      refuse(outcome, offer, file, "price", none.getMessage(), none.remedy());
      return Optional.empty();
    }
  }

  private void refuse(
      Outcome outcome, Offer offer, String file, String field, String reason, String remedy) {
    refusals.add(
        file,
        outcome.element(),
        field,
        reason,
        remedy,
        String.join(" ", offer.book(), offer.market(), outcome.name(), outcome.description()));
  }
}
