package io.tipoff.price;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the books stand on one player, game and market.
 *
 * @param median median over the books' main lines; nobody need have quoted it
 * @param modal the main line that most books have; ties: nearest the median, then the lower
 * @param byBook main line of each book: that of its quote whose two implied probabilities are
 *     closest; ties: the median of their lines
 */
public record MarketLine(double median, double modal, SortedMap<String, Double> byBook) {

  public MarketLine {
    byBook = Collections.unmodifiableSortedMap(new TreeMap<>(byBook));
  }

  /** The market line of all quotes on one player, game and market; empty where there are none. */
  public static Optional<MarketLine> of(Collection<BookQuote> quotes) {
    if (quotes.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, List<BookQuote>> grouped = new TreeMap<>();
    for (BookQuote quote : quotes) {
      grouped.computeIfAbsent(quote.book(), _ -> new ArrayList<>()).add(quote);
    }
    SortedMap<String, Double> mains = new TreeMap<>();
    grouped.forEach((book, own) -> mains.put(book, mainLine(own)));
    double[] lines = mains.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double median = medianOfSorted(lines);
    return Optional.of(new MarketLine(median, modal(lines, median), mains));
  }

  private static double mainLine(List<BookQuote> quotes) {
    double closest =
        quotes.stream().mapToDouble(quote -> quote.price().imbalance()).min().orElseThrow();
    return medianOfSorted(
        quotes.stream()
            .filter(quote -> quote.price().imbalance() == closest)
            .mapToDouble(BookQuote::line)
            .sorted()
            .toArray());
  }

  private static double modal(double[] sorted, double median) {
    double best = sorted[0];
    long most = 0;
    for (double line : Arrays.stream(sorted).distinct().toArray()) {
      long count = Arrays.stream(sorted).filter(other -> other == line).count();
      boolean nearer = Math.abs(line - median) < Math.abs(best - median);
      if (count > most || (count == most && nearer)) {
        best = line;
        most = count;
      }
    }
    return best;
  }

  static double medianOfSorted(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
