package io.tipoff.price;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * The books' prices on one player, game and market, beside one another. A price is
 * <em>disputed</em> if its no-vig chance of the over lies more than {@link #FARTHEST} from the
 * median over the books at its line, where these are at least three with its own: of three, the two
 * that agree hold against the third. Such a price is void like one that {@link PriceRule} refuses:
 * no expected value, no no-vig chance, no return. Its line stays.
 */
public final class BookPrices {

  /**
   * Largest distance from other books' no-vig chances that is a difference of opinion;
   * docs/accuracy.md has how many lie beyond it.
   */
  public static final double FARTHEST = 0.1;

  private static final int FEWEST_BOOKS = 3;

  private final List<BookQuote> standing = new ArrayList<>();
  private final Set<BookQuote> disputed = new HashSet<>();

  private BookPrices() {}

  /**
   * Weighs prices against one another.
   *
   * @param priced quotes whose two prices are prices and that stand at one instant
   */
  public static BookPrices of(Collection<BookQuote> priced) {
    BookPrices prices = new BookPrices();
    Map<Double, Map<String, BookQuote>> lines = new HashMap<>();
    for (BookQuote quote : priced) {
      lines
          .computeIfAbsent(quote.line(), any -> new TreeMap<>())
          .merge(quote.book(), quote, BookPrices::evener);
    }
    Map<Double, Double> medians = new HashMap<>();
    lines.forEach(
        (line, books) -> {
          if (books.size() >= FEWEST_BOOKS) {
            medians.put(line, median(overs(books)).orElseThrow());
          }
        });
    for (BookQuote quote : priced) {
      Double median = medians.get(quote.line());
      if (median != null && Math.abs(quote.price().noVig().over() - median) > FARTHEST) {
        prices.disputed.add(quote);
      } else {
        prices.standing.add(quote);
      }
    }
    return prices;
  }

  private static DoubleStream overs(Map<String, BookQuote> byBook) {
    return byBook.values().stream().mapToDouble(quote -> quote.price().noVig().over());
  }

  /** A book with two prices at one line speaks by the evener one. */
  private static BookQuote evener(BookQuote one, BookQuote other) {
    return other.price().imbalance() < one.price().imbalance() ? other : one;
  }

  /** Whether other books speak against this one of the quotes. */
  public boolean disputes(BookQuote quote) {
    return disputed.contains(quote);
  }

  /**
   * No-vig chance of the over at a line: median over the books that quote it at prices that stand;
   * empty where none does.
   */
  public Optional<Double> overAt(double line) {
    Map<String, BookQuote> byBook = new TreeMap<>();
    for (BookQuote quote : standing) {
      if (quote.line() == line) {
        byBook.merge(quote.book(), quote, BookPrices::evener);
      }
    }
    return median(overs(byBook));
  }

  /** Median over the prices that stand at a line of what a unit on the side pays if it wins. */
  public Optional<Double> medianPayout(double line, boolean over) {
    return median(payouts(line, over));
  }

  /** Best of what a unit on the side at a line pays if it wins. */
  public Optional<Double> bestPayout(double line, boolean over) {
    return payouts(line, over).boxed().max(Double::compare);
  }

  private DoubleStream payouts(double line, boolean over) {
    return standing.stream()
        .filter(quote -> quote.line() == line)
        .mapToDouble(
            quote -> AmericanOdds.payout(over ? quote.price().over() : quote.price().under()));
  }

  private static Optional<Double> median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted.length == 0 ? Optional.empty() : Optional.of(MarketLine.medianOfSorted(sorted));
  }
}
