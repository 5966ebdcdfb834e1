package io.tipoff.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class PriceProperties {

  @Property
  void noVigProbabilitiesSumToOne(@ForAll("odds") long over, @ForAll("odds") long under) {
    NoVig fair = new TwoSidedPrice(over, under).noVig();

    assertThat(fair.over() + fair.under()).isCloseTo(1, within(Math.ulp(1.0)));
    assertThat(fair.over()).isStrictlyBetween(0.0, 1.0);
  }

  @Property
  void exchangingTheSidesExchangesTheProbabilities(
      @ForAll("odds") long over, @ForAll("odds") long under) {
    NoVig fair = new TwoSidedPrice(over, under).noVig();
    NoVig mirrored = new TwoSidedPrice(under, over).noVig();

    assertThat(mirrored.over()).isEqualTo(fair.under());
    assertThat(mirrored.under()).isEqualTo(fair.over());
  }

  @Property
  void dearerOverMeansLikelierOver(
      @ForAll("odds") long cheap, @ForAll("odds") long dear, @ForAll("odds") long under) {
    double a = AmericanOdds.implied(cheap);
    double b = AmericanOdds.implied(dear);
    double likelier = new TwoSidedPrice(a < b ? dear : cheap, under).noVig().over();
    double lessLikely = new TwoSidedPrice(a < b ? cheap : dear, under).noVig().over();

    assertThat(likelier).isGreaterThanOrEqualTo(lessLikely - 1e-12);
  }

  @Property
  void bothSidesAreRaisedToOneExponent(@ForAll("odds") long over, @ForAll("odds") long under) {
    TwoSidedPrice price = new TwoSidedPrice(over, under);
    NoVig fair = price.noVig();
    double first = Math.log(fair.over()) / Math.log(AmericanOdds.implied(over));
    double second = Math.log(fair.under()) / Math.log(AmericanOdds.implied(under));

    assertThat(first).isCloseTo(second, within(1e-9 * first));
  }

  @Property
  void betAtItsImpliedProbabilityBreaksEven(@ForAll("odds") long odds) {
    double implied = AmericanOdds.implied(odds);

    assertThat(Wager.at(odds, implied, 1 - implied).expectedValue()).isCloseTo(0, within(1e-12));
  }

  @Property
  void stakeIsNeverNegativeNorAboveItsCap(
      @ForAll("odds") long odds,
      @ForAll @DoubleRange(max = 1) double win,
      @ForAll @DoubleRange(max = 1) double push) {
    Wager wager = Wager.at(odds, win * (1 - push), (1 - win) * (1 - push));

    assertThat(wager.stake()).isBetween(0.0, Wager.LARGEST_STAKE);
    if (wager.expectedValue() <= 0) {
      assertThat(wager.stake()).isZero();
    }
  }

  @Property
  void stakesOnOnePlayerNeverExceedTheCapTogether(
      @ForAll @Size(max = 5) List<@DoubleRange(max = Wager.LARGEST_STAKE) Double> stakes) {
    List<Double> together = Wager.together(stakes);

    assertThat(together.stream().mapToDouble(Double::doubleValue).sum())
        .isLessThanOrEqualTo(Wager.LARGEST_STAKE + 1e-12);
    assertThat(together).hasSameSizeAs(stakes);
  }

  @Property
  void marketLineDoesNotDependOnTheOrderOfQuotes(@ForAll("quotes") List<BookQuote> quotes) {
    MarketLine line = MarketLine.of(quotes).orElseThrow();

    assertThat(MarketLine.of(quotes.reversed())).contains(line);
    assertThat(line.byBook().values()).contains(line.modal());
    assertThat(line.median())
        .isBetween(
            line.byBook().values().stream().min(Double::compare).orElseThrow(),
            line.byBook().values().stream().max(Double::compare).orElseThrow());
  }

  @Provide
  Arbitrary<Long> odds() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(100, 5000), Arbitraries.longs().between(-5000, -100));
  }

  @Provide
  Arbitrary<List<BookQuote>> quotes() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c", "d"),
            Arbitraries.integers().between(0, 20),
            odds(),
            odds())
        .as(
            (book, half, over, under) ->
                new BookQuote(book, half / 2.0, new TwoSidedPrice(over, under)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }
}
