package io.tipoff.price;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** A quote on one player, game and market as a store keeps it. */
public interface KnownQuote {

  String book();

  double line();

  /** American odds of the over; null where the book gave none. */
  Long overPrice();

  /** American odds of the under; null where the book gave none. */
  Long underPrice();

  /** Whether both prices are there and are prices. */
  boolean priceUsable();

  /** Since when it could have been taken. */
  Instant knownAt();

  /** What the book said, of a quote that has two prices. */
  default BookQuote onBook() {
    return new BookQuote(book(), line(), new TwoSidedPrice(overPrice(), underPrice()));
  }

  /** Those that stand: each book's latest, in their order. */
  static <Q extends KnownQuote> List<Q> latest(List<Q> quotes) {
    return ofEachBook(quotes, BinaryOperator.maxBy(Instant::compareTo));
  }

  /** Those that each book began with, in their order. */
  static <Q extends KnownQuote> List<Q> earliest(List<Q> quotes) {
    return ofEachBook(quotes, BinaryOperator.minBy(Instant::compareTo));
  }

  /** What those that stand say, of those whose prices are prices. */
  static List<BookQuote> priced(List<? extends KnownQuote> quotes) {
    return latest(quotes).stream().filter(KnownQuote::priceUsable).map(KnownQuote::onBook).toList();
  }

  private static <Q extends KnownQuote> List<Q> ofEachBook(
      List<Q> quotes, BinaryOperator<Instant> chosen) {
    Map<String, Instant> instants = new HashMap<>();
    quotes.forEach(quote -> instants.merge(quote.book(), quote.knownAt(), chosen));
    return quotes.stream()
        .filter(quote -> quote.knownAt().equals(instants.get(quote.book())))
        .toList();
  }
}
