package io.tipoff.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PriceTest {

  private static final PriceRule RULE = new PriceRule(Map.of("fantasy", Set.of(-137L)));

  @Test
  void readsAmericanOdds() {
    assertThat(AmericanOdds.implied(-110)).isEqualTo(110.0 / 210.0);
    assertThat(AmericanOdds.implied(150)).isEqualTo(0.4);
    assertThat(AmericanOdds.payout(-200)).isEqualTo(0.5);
    assertThat(AmericanOdds.payout(150)).isEqualTo(1.5);
  }

  @Test
  void refusesNumbersThatAreNoPrice() {
    assertThat(RULE.usable("book", -110L, -110L)).isTrue();
    assertThat(RULE.usable("book", 100L, -5000L)).isTrue();
    assertThat(RULE.usable("book", -99L, -110L)).isFalse();
    assertThat(RULE.usable("book", -110L, 5001L)).isFalse();
    assertThat(RULE.usable("book", -10000L, -10000L)).isFalse();
    assertThat(RULE.usable("book", null, -110L)).isFalse();
  }

  @Test
  void refusesPlaceholderOfItsOwnSourceOnly() {
    assertThat(RULE.usable("fantasy", -137L, -137L)).isFalse();
    assertThat(RULE.usable("fantasy", -137L, 120L)).isFalse();
    assertThat(RULE.usable("fantasy", -115L, -115L)).isTrue();
    assertThat(RULE.usable("book", -137L, 110L)).isTrue();
  }

  @Test
  void splitsAnEvenQuoteInHalf() {
    assertThat(new TwoSidedPrice(-110, -110).noVig()).isEqualTo(new NoVig(0.5, 0.5));
    assertThat(new TwoSidedPrice(-137, -137).noVig()).isEqualTo(new NoVig(0.5, 0.5));
  }

  @Test
  void takesMoreMarginFromTheLongshot() {
    NoVig fair = new TwoSidedPrice(-300, 230).noVig();
    double proportional =
        AmericanOdds.implied(-300) / (AmericanOdds.implied(-300) + AmericanOdds.implied(230));

    assertThat(fair.over()).isGreaterThan(proportional);
  }

  @Test
  void refusesToReadZeroAsAPrice() {
    assertThatThrownBy(() -> new TwoSidedPrice(0, -110).noVig())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.0");
  }

  @Test
  void stakesAQuarterOfKelly() {
    Wager wager = Wager.at(100, 0.52, 0.48);

    assertThat(wager.expectedValue()).isCloseTo(0.04, within(1e-12));
    assertThat(wager.stake()).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void countsAPushAsNeitherWonNorLost() {
    Wager wager = Wager.at(100, 0.45, 0.35);

    assertThat(wager.expectedValue()).isCloseTo(0.10, within(1e-12));
    assertThat(wager.stake()).isEqualTo(Wager.LARGEST_STAKE);
    assertThat(new Wager(0, 0, 1).stake()).isZero();
  }

  @Test
  void shrinksStakesOnOnePlayerTogether() {
    assertThat(Wager.together(List.of(0.01, 0.005))).containsExactly(0.01, 0.005);
    assertThat(Wager.together(List.of(0.02, 0.02))).containsExactly(0.01, 0.01);
  }

  @Test
  void takesTheEvenestQuoteOfABookAsItsMainLine() {
    MarketLine line =
        MarketLine.of(
                List.of(
                    quote("a", 24.5, -110, -110),
                    quote("a", 29.5, 300, -400),
                    quote("b", 25.5, -115, -105)))
            .orElseThrow();

    assertThat(line.byBook()).containsExactly(Map.entry("a", 24.5), Map.entry("b", 25.5));
    assertThat(line.median()).isEqualTo(25);
  }

  @Test
  void takesTheMedianOfLinesAsEvenAsEachOther() {
    List<BookQuote> quotes =
        List.of(
            quote("a", 20.5, -137, -137),
            quote("a", 21.5, -137, -137),
            quote("a", 30.5, -10000, -10000));

    assertThat(MarketLine.of(quotes).orElseThrow().median()).isEqualTo(21.5);
  }

  @Test
  void breaksTiesOfTheModalLineTowardsTheMedianThenDownwards() {
    assertThat(modal(3.5, 3.5, 4.5)).isEqualTo(3.5);
    assertThat(modal(3.5, 4.5)).isEqualTo(3.5);
    assertThat(modal(1.5, 4.5, 5.5)).isEqualTo(4.5);
  }

  @Test
  void hasNoMarketLineWithoutQuotes() {
    assertThat(MarketLine.of(List.of())).isEmpty();
  }

  private static double modal(double... lines) {
    List<BookQuote> quotes = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      quotes.add(quote("book" + i, lines[i], -110, -110));
    }
    return MarketLine.of(quotes).orElseThrow().modal();
  }

  private static BookQuote quote(String book, double line, long over, long under) {
    return new BookQuote(book, line, new TwoSidedPrice(over, under));
  }
}
