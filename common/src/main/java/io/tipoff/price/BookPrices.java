package io.tipoff.price;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/**
 * The books' prices on one player, game and market, beside one another.
 *
 * <p>A price is <em>disputed</em> if two other books or more say otherwise: if its no-vig chance of
 * the over lies more than {@link #FARTHEST} below the median over it and what the others say at its
 * line or a higher one, where the chance can only be smaller, or as far above what they say at its
 * line or a lower one. Of three books at one line the two that agree hold against the third. Such a
 * price is void like one that {@link PriceRule} refuses: no expected value, no no-vig chance, no
 * return. Its line stays.
 */
public final class BookPrices {

  /**
   * Largest distance from other books' no-vig chances that is a difference of opinion;
   * docs/accuracy.md has how many lie beyond it.
   */
  public static final double FARTHEST = 0.1;

  private static final int FEWEST_OTHERS = 2;

  private final Optional<Double> modalLine;
  private final List<Chance> standing = new ArrayList<>();
  private final Set<BookQuote> disputed = new HashSet<>();

  private BookPrices(Optional<Double> modalLine) {
    this.modalLine = modalLine;
  }

  /** A quote with its no-vig chance of the over. */
  private record Chance(BookQuote quote, double over) {}

  /**
   * Weighs prices against one another.
   *
   * @param priced quotes whose two prices are prices and that stand at one instant
   */
  public static BookPrices of(Collection<BookQuote> priced) {
    List<Chance> chances =
        priced.stream().map(quote -> new Chance(quote, quote.price().noVig().over())).toList();
    BookPrices prices = new BookPrices(MarketLine.of(priced).map(MarketLine::modal));
    for (Chance chance : chances) {
      if (isTooSmall(chance, chances) || isTooLarge(chance, chances)) {
        prices.disputed.add(chance.quote());
      } else {
        prices.standing.add(chance);
      }
    }
    return prices;
  }

  private static boolean isTooSmall(Chance chance, List<Chance> all) {
    Map<String, Double> others = new TreeMap<>();
    for (Chance other : all) {
      if (other.quote().line() >= chance.quote().line()) {
        others.merge(other.quote().book(), other.over(), Math::max);
      }
    }
    return isContradicted(chance, others, median -> chance.over() < median - FARTHEST);
  }

  private static boolean isTooLarge(Chance chance, List<Chance> all) {
    Map<String, Double> others = new TreeMap<>();
    for (Chance other : all) {
      if (other.quote().line() <= chance.quote().line()) {
        others.merge(other.quote().book(), other.over(), Math::min);
      }
    }
    return isContradicted(chance, others, median -> chance.over() > median + FARTHEST);
  }

  private static boolean isContradicted(
      Chance chance, Map<String, Double> byBook, DoublePredicate far) {
    byBook.put(chance.quote().book(), chance.over()); // whatever it says elsewhere
    if (byBook.size() <= FEWEST_OTHERS) {
      return false;
    }
    double[] sorted = byBook.values().stream().mapToDouble(over -> over).sorted().toArray();
    return far.test(MarketLine.medianOfSorted(sorted));
  }

  /** Whether other books speak against this one of the quotes. */
  public boolean disputes(BookQuote quote) {
    return disputed.contains(quote);
  }

  /** The main line that most books have, be its prices disputed or not; empty without quotes. */
  public Optional<Double> modalLine() {
    return modalLine;
  }

  /** No-vig chance of the over at the modal line; empty where no price stands at that very line. */
  public Optional<Double> overAtModalLine() {
    return modalLine.flatMap(this::overAt);
  }

  /**
   * No-vig chance of the over at a line: median over the books that quote it at prices that stand;
   * empty where none does.
   */
  public Optional<Double> overAt(double line) {
    Map<String, Chance> byBook = new TreeMap<>();
    for (Chance chance : standing) {
      if (chance.quote().line() == line) {
        byBook.merge(chance.quote().book(), chance, BookPrices::evener);
      }
    }
    return median(byBook.values().stream().mapToDouble(Chance::over));
  }

  /** A book with two prices at one line speaks by the evener one. */
  private static Chance evener(Chance one, Chance other) {
    return other.quote().price().imbalance() < one.quote().price().imbalance() ? other : one;
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
        .map(Chance::quote)
        .filter(quote -> quote.line() == line)
        .mapToDouble(
            quote -> AmericanOdds.payout(over ? quote.price().over() : quote.price().under()));
  }

  private static Optional<Double> median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted.length == 0 ? Optional.empty() : Optional.of(MarketLine.medianOfSorted(sorted));
  }
}
