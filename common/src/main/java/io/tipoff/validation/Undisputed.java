package io.tipoff.validation;

import io.tipoff.price.BookPrices;
import io.tipoff.price.BookQuote;
import io.tipoff.price.TwoSidedPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No book's prices are {@linkplain BookPrices disputed} by others; of quotes with the columns book,
 * line, over_price, under_price and price_usable.
 *
 * @param per columns that quotes on one thing share
 */
record Undisputed(List<String> per) implements SliceRule {

  private static final String USABLE = "price_usable";

  public Undisputed {
    per = List.copyOf(per);
  }

  @Override
  public String name() {
    return "undisputed prices";
  }

  @Override
  public List<String> columns() {
    return Stream.concat(
            per.stream(), Stream.of("book", "line", "over_price", "under_price", USABLE))
        .toList();
  }

  @Override
  public Optional<Breach> breach(Rows rows) {
    List<Object[]> priced =
        rows.all().stream().filter(row -> Boolean.TRUE.equals(rows.value(row, USABLE))).toList();
    List<Object[]> disputed = new ArrayList<>();
    for (List<Object[]> quotes : rows.with(priced).groups(per).values()) {
      BookPrices prices = BookPrices.of(quotes.stream().map(quote -> onBook(rows, quote)).toList());
      quotes.stream().filter(quote -> prices.disputes(onBook(rows, quote))).forEach(disputed::add);
    }
    return disputed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Breach(
                disputed.size(), priced.size(), "priced quotes", what(rows, disputed), disputed));
  }

  private static String what(Rows rows, List<Object[]> disputed) {
    Map<String, Long> books = new TreeMap<>();
    disputed.forEach(row -> books.merge((String) rows.value(row, "book"), 1L, Long::sum));
    BookQuote first = onBook(rows, disputed.getFirst());
    return "far from what other books say at the same line or beyond, of %s; first %s at %s with %d and %d"
        .formatted(
            books.entrySet().stream()
                .map(book -> book.getKey() + " " + book.getValue())
                .collect(Collectors.joining(", ")),
            first.book(),
            first.line(),
            first.price().over(),
            first.price().under());
  }

  private static BookQuote onBook(Rows rows, Object[] row) {
    return new BookQuote(
        (String) rows.value(row, "book"),
        rows.number(row, "line"),
        new TwoSidedPrice(
            rows.number(row, "over_price").longValue(),
            rows.number(row, "under_price").longValue()));
  }
}
