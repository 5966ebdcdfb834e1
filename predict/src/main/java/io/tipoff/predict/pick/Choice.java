package io.tipoff.predict.pick;

import io.tipoff.distribution.LineOdds;
import io.tipoff.price.NoVig;
import io.tipoff.price.Wager;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one prediction against its quotes.
 *
 * @param reason why it is a PASS; empty for a bet
 * @param quote the quote it is about; empty where there is none
 * @param odds chances at the quote's line
 * @param bet the better side at the quote's prices; empty without usable prices
 */
record Choice(
    Side side,
    Optional<PassReason> reason,
    Optional<Quote> quote,
    Optional<LineOdds> odds,
    Optional<Bet> bet) {

  Choice {
    Objects.requireNonNull(side, "side");
    if ((side == Side.PASS) != reason.isPresent()) {
      throw new IllegalArgumentException(side + " with reason " + reason);
    }
  }

  static Choice pass(PassReason reason) {
    return new Choice(
        Side.PASS, Optional.of(reason), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Choice pass(PassReason reason, Quote quote, LineOdds odds) {
    return new Choice(
        Side.PASS, Optional.of(reason), Optional.of(quote), Optional.of(odds), Optional.empty());
  }

  /** Stake as a share of the bankroll, before other markets of the player are looked at. */
  double stake() {
    return side == Side.PASS ? 0 : bet.orElseThrow().wager().stake();
  }

  /**
   * One side of one priced quote.
   *
   * @param noVig probability of the side without the book's margin
   * @param edge chance of the side, pushes left out, minus {@code noVig}
   */
  record Bet(Quote quote, Side side, LineOdds odds, Wager wager, double noVig, double edge) {

    static Bet over(Quote quote, LineOdds odds, NoVig fair) {
      return new Bet(
          quote,
          Side.OVER,
          odds,
          Wager.at(quote.overPrice(), odds.over(), odds.under()),
          fair.over(),
          odds.overWithoutPush() - fair.over());
    }

    static Bet under(Quote quote, LineOdds odds, NoVig fair) {
      return new Bet(
          quote,
          Side.UNDER,
          odds,
          Wager.at(quote.underPrice(), odds.under(), odds.over()),
          fair.under(),
          (1 - odds.overWithoutPush()) - fair.under());
    }
  }
}
