package io.tipoff.ingest.oddsapi;

import io.tipoff.ingest.oddsapi.EventList.Event;
import io.tipoff.ingest.payload.Payload;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the books offer on one event.
 *
 * @param format of all its prices
 * @param offers one for each book and market, in the order of the payload
 */
record EventOdds(Event event, OddsFormat format, List<Offer> offers) {

  EventOdds {
    offers = List.copyOf(offers);
  }

  /**
   * A market of a book.
   *
   * @param book the provider's key, such as {@code draftkings}
   * @param market the provider's key, such as {@code player_points}
   * @param updated when the book was last seen to offer it
   */
  record Offer(String book, String market, Optional<Instant> updated, List<Outcome> outcomes) {
    Offer {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * One side of a bet, as received.
   *
   * @param element of all the payload's outcomes, from 1
   * @param name {@code Over}, {@code Under}, or a team; empty if it is missing
   * @param description the player's name; empty where the bet is on no player
   */
  record Outcome(
      int element,
      String name,
      String description,
      Optional<BigDecimal> price,
      Optional<BigDecimal> point) {}

  /**
   * Reads a payload, as it is sent now or as it once was.
   *
   * @throws RuntimeException if it is not of the provider's form
   */
  static EventOdds parse(String file, byte[] bytes) {
    Payload whole = EventList.content(Payload.read(file, bytes));
    Event event = Event.read(1, whole);
    List<Offer> offers = new ArrayList<>();
    List<BigDecimal> prices = new ArrayList<>();
    Payload books = whole.at("bookmakers");
    int element = 0;
    for (int b = 0; b < books.size(); b++) {
      Payload book = books.at(b);
      Payload markets = book.at("markets");
      for (int m = 0; m < markets.size(); m++) {
        Payload market = markets.at(m);
        List<Outcome> outcomes = new ArrayList<>();
        Payload sides = market.at("outcomes");
        for (int o = 0; o < sides.size(); o++) {
          Outcome outcome = outcome(++element, sides.at(o));
          outcome.price().ifPresent(prices::add);
          outcomes.add(outcome);
        }
        offers.add(
            new Offer(
                book.text("key"),
                market.text("key"),
                updated(market).or(() -> updated(book)),
                outcomes));
      }
    }
    return new EventOdds(event, OddsFormat.of(prices), offers);
  }

  private static Outcome outcome(int element, Payload outcome) {
    return new Outcome(
        element,
        outcome.optionalText("name"),
        outcome.optionalText("description"),
        number(outcome, "price"),
        number(outcome, "point"));
  }

  private static Optional<BigDecimal> number(Payload outcome, String name) {
    return Optional.of(outcome.node().path(name))
        .filter(node -> node.isNumber())
        .map(node -> node.decimalValue());
  }

  /** Of players only the market says it, of games the book too. */
  private static Optional<Instant> updated(Payload told) {
    return Optional.of(told.optionalText("last_update"))
        .filter(text -> !text.isEmpty())
        .map(Instant::parse);
  }
}
