package io.tipoff.predict.pick;

import io.tipoff.distribution.LineOdds;
import io.tipoff.predict.pick.Choice.Bet;
import io.tipoff.price.AmericanOdds;
import io.tipoff.price.BookPrices;
import io.tipoff.price.KnownQuote;
import io.tipoff.price.TwoSidedPrice;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * The rules by which a prediction becomes a pick. A book's quotes older than its latest are gone; a
 * price that other books {@linkplain BookPrices dispute} is none; a price is taken only if the
 * prediction's features were all known before it; among the rest the side with the largest expected
 * value wins, ties by the quote's id.
 *
 * @param minimumExpectedValue profit per unit staked below which it is no bet
 */
record Picker(double minimumExpectedValue) {

  private static final Comparator<Quote> BY_LINE =
      Comparator.comparingDouble(Quote::line).thenComparing(Quote::quoteId);

  /**
   * @param chances at a quoted line
   * @param quotes of this player, game and market, known before the as-of, none of them in-game
   * @param featuresKnownAt latest known-at of the features that the chances rest on
   */
  Choice choose(DoubleFunction<LineOdds> chances, List<Quote> quotes, Instant featuresKnownAt) {
    if (quotes.isEmpty()) {
      return Choice.pass(PassReason.NO_LINE);
    }
    List<Quote> current = KnownQuote.latest(quotes);
    List<Quote> priced = current.stream().filter(Quote::priceUsable).toList();
    if (priced.isEmpty()) {
      return unpriced(PassReason.NO_PRICE, chances, current);
    }
    BookPrices prices = BookPrices.of(priced.stream().map(Quote::onBook).toList());
    List<Quote> undisputed =
        priced.stream().filter(quote -> !prices.disputes(quote.onBook())).toList();
    if (undisputed.isEmpty()) {
      return unpriced(PassReason.DISPUTED_PRICE, chances, priced);
    }
    Optional<Bet> best = best(chances, undisputed, featuresKnownAt);
    if (best.isEmpty()) {
      return unpriced(PassReason.STALE_PRICE, chances, undisputed);
    }
    Bet bet = best.get();
    boolean worthwhile = bet.wager().expectedValue() > minimumExpectedValue;
    return new Choice(
        worthwhile ? bet.side() : Side.PASS,
        worthwhile ? Optional.empty() : Optional.of(PassReason.NO_VALUE),
        Optional.of(bet.quote()),
        Optional.of(bet.odds()),
        best);
  }

  /** The choice on a player who is reported out, whatever the prices. */
  static Choice out(DoubleFunction<LineOdds> chances, List<Quote> quotes) {
    return quotes.isEmpty()
        ? Choice.pass(PassReason.PLAYER_OUT)
        : unpriced(PassReason.PLAYER_OUT, chances, KnownQuote.latest(quotes));
  }

  private static Optional<Bet> best(
      DoubleFunction<LineOdds> chances, List<Quote> priced, Instant featuresKnownAt) {
    Bet best = null;
    double bestValue = Double.NEGATIVE_INFINITY;
    for (Quote quote : priced) {
      if (!featuresKnownAt.isBefore(quote.knownAt())) {
        continue;
      }
      LineOdds odds = chances.apply(quote.line());
      double over = odds.over() * AmericanOdds.payout(quote.overPrice()) - odds.under();
      double under = odds.under() * AmericanOdds.payout(quote.underPrice()) - odds.over();
      double value = Math.max(over, under);
      boolean wins =
          value > bestValue
              || (value == bestValue && quote.quoteId().compareTo(best.quote().quoteId()) < 0);
      if (wins) {
        var fair = new TwoSidedPrice(quote.overPrice(), quote.underPrice()).noVig();
        best = over >= under ? Bet.over(quote, odds, fair) : Bet.under(quote, odds, fair);
        bestValue = value;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A pass that shows the middle one of the lines. */
  private static Choice unpriced(
      PassReason reason, DoubleFunction<LineOdds> chances, List<Quote> quotes) {
    List<Quote> sorted = quotes.stream().sorted(BY_LINE).toList();
    Quote shown = sorted.get((sorted.size() - 1) / 2);
    return Choice.pass(reason, shown, chances.apply(shown.line()));
  }
}
