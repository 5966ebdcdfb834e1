package io.tipoff.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookPricesTest {

  private static final BookQuote ONE = quote("one", 2.5, -110, -110);
  private static final BookQuote TWO = quote("two", 2.5, -115, -105);
  private static final BookQuote SWAPPED = quote("three", 2.5, 180, -230);
  private static final BookQuote OPPOSITE = quote("four", 2.5, -230, 180);

  @Test
  void ofThreeTheTwoThatAgreeHoldAgainstTheThird() {
    BookPrices prices = BookPrices.of(List.of(ONE, SWAPPED, TWO));

    assertThat(prices.disputes(SWAPPED)).isTrue();
    assertThat(prices.disputes(ONE)).isFalse();
    assertThat(prices.disputes(TWO)).isFalse();
  }

  @Test
  void oneOtherBookDisputesNothing() {
    BookPrices prices = BookPrices.of(List.of(ONE, SWAPPED));

    assertThat(prices.disputes(ONE) || prices.disputes(SWAPPED)).isFalse();
  }

  @Test
  void aBookDoesNotBearItselfOutBySayingItTwice() {
    BookQuote again = quote("three", 2.5, 185, -235);

    BookPrices prices = BookPrices.of(List.of(SWAPPED, again, ONE, TWO));

    assertThat(prices.disputes(SWAPPED) && prices.disputes(again)).isTrue();
    assertThat(prices.disputes(ONE) || prices.disputes(TWO)).isFalse();
  }

  @Test
  void aChanceIsNoSmallerThanAtAHigherLineNorLargerThanAtALowerOne() {
    BookQuote below = quote("three", 1.5, 180, -230);
    BookQuote above = quote("four", 3.5, -230, 180);
    BookPrices prices = BookPrices.of(List.of(ONE, TWO, below, above));

    assertThat(prices.disputes(below) && prices.disputes(above)).isTrue();
    assertThat(prices.disputes(ONE) || prices.disputes(TWO)).isFalse();
  }

  @Test
  void farFromTheOthersLinesAChanceMayBeFarFromTheirs() {
    BookQuote below = quote("three", 1.5, -230, 180);
    BookQuote above = quote("four", 3.5, 180, -230);

    BookPrices prices = BookPrices.of(List.of(ONE, TWO, below, above));

    assertThat(prices.disputes(below) || prices.disputes(above)).isFalse();
  }

  @Test
  void wherePairsOfBooksContradictEachOtherNobodyIsBelieved() {
    BookQuote even = quote("two", 2.5, -110, -110);
    BookQuote far = quote("three", 2.5, 300, -400);
    BookPrices prices = BookPrices.of(List.of(ONE, even, far, quote("four", 2.5, 300, -400)));

    assertThat(prices.disputes(ONE) && prices.disputes(far)).isTrue();
    assertThat(prices.overAt(2.5)).isEmpty();
    assertThat(prices.medianPayout(2.5, true)).isEmpty();
    assertThat(prices.bestPayout(2.5, true)).isEmpty();
  }

  @Test
  void disputedPricesEnterNeitherChanceNorReturn() {
    BookPrices prices = BookPrices.of(List.of(ONE, TWO, quote("five", 2.5, -110, -110), SWAPPED));

    assertThat(prices.overAt(2.5)).contains(0.5);
    assertThat(prices.bestPayout(2.5, true)).contains(100.0 / 110);
    assertThat(prices.medianPayout(2.5, true)).contains(100.0 / 110);
  }

  @Test
  void bothDirectionsAreDisputed() {
    BookPrices prices = BookPrices.of(List.of(ONE, TWO, OPPOSITE));

    assertThat(prices.disputes(OPPOSITE)).isTrue();
  }

  @Test
  void aDifferenceOfOpinionStands() {
    BookQuote bold = quote("three", 2.5, -140, 115);

    assertThat(BookPrices.of(List.of(ONE, TWO, bold)).disputes(bold)).isFalse();
  }

  @Test
  void ofEachBookTheLatestStandsAndTheEarliestOpened() {
    Instant noon = Instant.parse("2025-01-15T17:00:00Z");
    Known old = new Known("one", 2.5, noon);
    Known now = new Known("one", 3.5, noon.plusSeconds(60));
    Known other = new Known("two", 1.5, noon);

    assertThat(KnownQuote.latest(List.of(old, now, other))).containsExactly(now, other);
    assertThat(KnownQuote.earliest(List.of(old, now, other))).containsExactly(old, other);
  }

  private record Known(
      String book,
      double line,
      Long overPrice,
      Long underPrice,
      boolean priceUsable,
      Instant knownAt)
      implements KnownQuote {

    Known(String book, double line, Instant knownAt) {
      this(book, line, -110L, -110L, true, knownAt);
    }
  }

  private static BookQuote quote(String book, double line, long over, long under) {
    return new BookQuote(book, line, new TwoSidedPrice(over, under));
  }
}
