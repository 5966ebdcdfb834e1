package io.tipoff.ingest.synthetic;

import io.tipoff.slate.Market;
import io.tipoff.time.LeagueTime;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Makes the books' quotes of a game. A book believes the true distribution with an error of the
 * whole market, larger in the morning than before the tip, and one of its own; it sets the line at
 * which it believes the bet most even and adds its margin to both sides.
 */
final class QuoteDesk {

  private static final int QUOTED_MINUTES = 16;
  private static final double LEAST_CHANCE = 0.2;
  private static final double MARKET_ERROR = 0.12;
  private static final double MORNING_ERROR = 0.18;
  private static final double MORNING_SHARE = 0.35;
  private static final double ALTERNATE_SHARE = 0.04;
  private static final double DUPLICATE_SHARE = 0.02;

  private final List<Book> books;

  QuoteDesk(int count) {
    this.books = Book.ALL.subList(0, count);
  }

  /** Quotes by player, market, book and stamp; some exactly twice. */
  List<Quote> quote(PlayedGame played, List<TrueProp> truths, Draws draws) {
    Map<Long, Player> players = played.players();
    List<Quote> quotes = new ArrayList<>();
    for (TrueProp truth : truths) {
      if (truth.minutes() < QUOTED_MINUTES || truth.count().over(0.5) < LEAST_CHANCE) {
        continue;
      }
      Ticket ticket =
          new Ticket(played.game(), players.get(truth.playerId()), truth.market(), truth.count());
      double market = MARKET_ERROR * draws.gaussian();
      double morning = market + MORNING_ERROR * draws.gaussian();
      for (Book book : books) {
        if (draws.chance(book.coverage())) {
          double own = book.error() * draws.gaussian();
          if (draws.chance(MORNING_SHARE)) {
            Instant stamp =
                LeagueTime.at(played.game().date(), LocalTime.of(10, 0))
                    .plusSeconds(draws.below(7200));
            addQuotes(quotes, ticket, book, morning + own, stamp, draws);
          }
          Instant stamp = played.game().scheduled().minusSeconds(60 + draws.below(1740));
          addQuotes(quotes, ticket, book, market + own, stamp, draws);
        }
      }
    }
    quotes.sort(
        Comparator.comparingLong((Quote quote) -> quote.player().id())
            .thenComparing(Quote::market)
            .thenComparing(Quote::book)
            .thenComparing(Quote::stamp)
            .thenComparingDouble(Quote::line));
    return quotes;
  }

  private record Ticket(Game game, Player player, Market market, TrueDistribution truth) {}

  private static void addQuotes(
      List<Quote> quotes, Ticket ticket, Book book, double error, Instant stamp, Draws draws) {
    double line = mostEven(ticket.truth(), error, book.wholeLines() && draws.chance(0.4));
    Quote main = at(ticket, book, line, error, stamp);
    quotes.add(main);
    if (draws.chance(DUPLICATE_SHARE)) {
      quotes.add(main);
    }
    if (draws.chance(ALTERNATE_SHARE)) {
      double other = line >= 1.5 && draws.chance(0.5) ? line - 1 : line + 1;
      quotes.add(at(ticket, book, other, error, stamp));
    }
  }

  private static Quote at(Ticket ticket, Book book, double line, double error, Instant stamp) {
    double over = believed(ticket.truth().overWithoutPush(line), error);
    return new Quote(
        ticket.game(),
        ticket.player(),
        ticket.market(),
        book.name(),
        line,
        price(over * (1 + book.margin())),
        price((1 - over) * (1 + book.margin())),
        stamp);
  }

  private static double mostEven(TrueDistribution truth, double error, boolean whole) {
    double least = whole ? 1 : 0.5;
    double best = least;
    double distance = 1;
    int median = truth.median();
    double lowest = StrictMath.max(least, median - 3 + (whole ? 0 : 0.5));
    for (double line = lowest; line <= median + 3; line++) {
      double off = StrictMath.abs(believed(truth.overWithoutPush(line), error) - 0.5);
      if (off < distance) {
        best = line;
        distance = off;
      }
    }
    return best;
  }

  private static double believed(double probability, double error) {
    double bounded = StrictMath.min(0.995, StrictMath.max(0.005, probability));
    double logit = StrictMath.log(bounded / (1 - bounded)) + error;
    return 1 / (1 + StrictMath.exp(-logit));
  }

  /** American odds of an implied probability, a whole number. */
  private static int price(double implied) {
    double bounded = StrictMath.min(0.97, StrictMath.max(0.03, implied));
    double odds = bounded >= 0.5 ? -100 * bounded / (1 - bounded) : 100 * (1 - bounded) / bounded;
    return (int) StrictMath.rint(odds);
  }
}
