package io.tipoff.grade.accuracy;

import io.tipoff.grade.accuracy.Bootstrap.Interval;
import io.tipoff.price.BookPrices;
import io.tipoff.price.BookQuote;
import io.tipoff.price.MarketLine;
import io.tipoff.price.TwoSidedPrice;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Closing-line value: where the book that took a bet stood when it last quoted the player before
 * the tip, of decided bets whose book stamped a later quote than theirs. Above 0 the book moved
 * towards the bet. Intervals are at 95 %, bootstrapped by date; null where there are too few.
 *
 * @param bets such bets
 * @param moved counts by which the book's main line moved in favour of the side, on average
 * @param same of the bets, those whose own line was still quoted, at a price that {@linkplain
 *     BookPrices other books} do not dispute
 * @param gained no-vig probability of their side at that line when it closed less that when they
 *     were made, on average; null where there are none
 */
public record ClosingValue(
    String season,
    Origin origin,
    String system,
    Market market,
    long bets,
    double moved,
    Double movedLow,
    Double movedHigh,
    long same,
    Double gained,
    Double gainedLow,
    Double gainedHigh) {

  private static final Sql QUOTES = Sql.of(ClosingValue.class, "closing_quotes.sql");

  /**
   * A quote of a book at its last stamp; of {@code closing_quotes.sql}.
   *
   * @param own whether the book took the bet
   */
  record Closing(
      String season,
      Origin origin,
      String system,
      Market market,
      LocalDate gameDate,
      String predictionId,
      String side,
      double line,
      double noVig,
      boolean own,
      String closingBook,
      double closingLine,
      long overPrice,
      long underPrice) {

    private BookQuote onBook() {
      return new BookQuote(closingBook, closingLine, price());
    }

    private TwoSidedPrice price() {
      return new TwoSidedPrice(overPrice, underPrice);
    }

    private boolean isOver() {
      return side.equals("OVER");
    }
  }

  private record Key(String season, Origin origin, String system, Market market) {}

  /** One row per season, origin, system and market that has such bets. */
  static List<ClosingValue> read(Warehouse warehouse, AccuracyFilter filter) {
    Object[] latest = {RunContext.LATEST, RunContext.LATEST, RunContext.LATEST, RunContext.LATEST};
    Map<Key, Map<String, List<Closing>>> bets = new LinkedHashMap<>();
    for (Closing one : warehouse.query(QUOTES, Closing.class, latest)) {
      if (filter.takes(one.origin(), one.system(), one.market())
          && filter.takesSeason(one.season())) {
        bets.computeIfAbsent(
                new Key(one.season(), one.origin(), one.system(), one.market()),
                _ -> new LinkedHashMap<>())
            .computeIfAbsent(one.predictionId(), _ -> new ArrayList<>())
            .add(one);
      }
    }
    List<ClosingValue> values = new ArrayList<>();
    bets.forEach((key, of) -> values.add(of(key, of.values())));
    return values;
  }

  private static ClosingValue of(Key key, Iterable<List<Closing>> bets) {
    SortedMap<LocalDate, Sums> moved = new TreeMap<>();
    SortedMap<LocalDate, Sums> gained = new TreeMap<>();
    for (List<Closing> bet : bets) {
      LocalDate date = bet.getFirst().gameDate();
      moved.computeIfAbsent(date, _ -> new Sums()).add(movement(bet));
      gain(bet).ifPresent(gain -> gained.computeIfAbsent(date, _ -> new Sums()).add(gain));
    }
    Interval of = Sums.interval(moved);
    Interval gain = Sums.interval(gained);
    return new ClosingValue(
        key.season(),
        key.origin(),
        key.system(),
        key.market(),
        Sums.of(moved).count,
        Sums.of(moved).mean(),
        of.low(),
        of.high(),
        Sums.of(gained).count,
        gained.isEmpty() ? null : Sums.of(gained).mean(),
        gain.low(),
        gain.high());
  }

  /** Counts by which the book's main line moved towards the bet. */
  private static double movement(List<Closing> bet) {
    double closed =
        MarketLine.of(bet.stream().filter(Closing::own).map(Closing::onBook).toList())
            .orElseThrow()
            .median();
    double up = closed - bet.getFirst().line();
    return bet.getFirst().isOver() ? up : -up;
  }

  /**
   * What the side's chance gained at the bet's own line; empty if it closed without that line, or
   * at a price there that other books dispute.
   */
  private static Optional<Double> gain(List<Closing> bet) {
    BookPrices prices = BookPrices.of(bet.stream().map(Closing::onBook).toList());
    return bet.stream()
        .filter(quote -> quote.own() && quote.closingLine() == quote.line())
        .filter(quote -> !prices.disputes(quote.onBook()))
        .findFirst()
        .map(
            quote -> {
              double over = quote.price().noVig().over();
              return (quote.isOver() ? over : 1 - over) - quote.noVig();
            });
  }

  /** A sum with its count. */
  private static final class Sums {

    private double sum;
    private long count;

    void add(double value) {
      sum += value;
      count++;
    }

    double mean() {
      return sum / count;
    }

    static Sums of(SortedMap<LocalDate, Sums> dates) {
      Sums all = new Sums();
      dates
          .values()
          .forEach(
              date -> {
                all.sum += date.sum;
                all.count += date.count;
              });
      return all;
    }

    static Interval interval(SortedMap<LocalDate, Sums> dates) {
      return Bootstrap.ofMeans(
          dates.values().stream().mapToDouble(date -> date.sum).toArray(),
          dates.values().stream().mapToLong(date -> date.count).toArray());
    }
  }
}
