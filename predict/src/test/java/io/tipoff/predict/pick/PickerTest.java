package io.tipoff.predict.pick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PickerTest {

  private static final Instant FEATURES = Instant.parse("2025-01-15T11:00:00Z");
  private static final Instant NOON = Instant.parse("2025-01-15T17:00:00Z");
  private static final Instant EVENING = Instant.parse("2025-01-15T23:00:00Z");

  /** Counts 0 to 39 about evenly: the median is 20. */
  private static final CountDistribution EVEN = even();

  private final Picker picker = new Picker(0);

  @Test
  void passesWithoutALine() {
    Choice choice = picker.choose(EVEN::against, List.of(), FEATURES);

    assertThat(choice.side()).isEqualTo(Side.PASS);
    assertThat(choice.reason()).contains(PassReason.NO_LINE);
    assertThat(choice.stake()).isZero();
  }

  @Test
  void passesWithoutAPriceButShowsTheLine() {
    Choice choice = picker.choose(EVEN::against, List.of(unpriced("a", 10.5)), FEATURES);

    assertThat(choice.reason()).contains(PassReason.NO_PRICE);
    assertThat(choice.quote()).map(Quote::line).contains(10.5);
    assertThat(choice.odds().orElseThrow().over()).isGreaterThan(0.7);
    assertThat(choice.bet()).isEmpty();
  }

  @Test
  void passesOnWhoIsOutAndShowsTheLine() {
    Quote cheap = quote("a", "one", 10.5, 150, -180, NOON);

    Choice choice = Picker.out(EVEN::against, List.of(cheap));
    assertThat(choice.reason()).contains(PassReason.PLAYER_OUT);
    assertThat(choice.quote()).contains(cheap);
    assertThat(choice.stake()).isZero();
    assertThat(Picker.out(EVEN::against, List.of()).reason()).contains(PassReason.PLAYER_OUT);
  }

  @Test
  void neverTakesAPriceOlderThanItsFeatures() {
    Quote noon = quote("a", "one", 10.5, -110, -110, NOON);

    assertThat(picker.choose(EVEN::against, List.of(noon), EVENING).reason())
        .contains(PassReason.STALE_PRICE);
    assertThat(picker.choose(EVEN::against, List.of(noon), NOON).reason())
        .contains(PassReason.STALE_PRICE);
    assertThat(picker.choose(EVEN::against, List.of(noon), FEATURES).side()).isEqualTo(Side.OVER);
  }

  @Test
  void forgetsABooksQuoteThatItsLaterOneReplaced() {
    Quote old = quote("a", "one", 5.5, -110, -110, NOON);
    Quote now = quote("b", "one", 18.5, -110, -110, EVENING);

    assertThat(picker.choose(EVEN::against, List.of(old, now), FEATURES).quote()).contains(now);
  }

  @Test
  void takesTheSideAndQuoteOfLargestExpectedValue() {
    Quote over = quote("a", "one", 15.5, -110, -110, NOON);
    Quote under = quote("b", "two", 29.5, -110, -110, NOON);

    Choice choice = picker.choose(EVEN::against, List.of(over, under), FEATURES);

    assertThat(choice.side()).isEqualTo(Side.UNDER);
    assertThat(choice.quote()).contains(under);
    Choice.Bet bet = choice.bet().orElseThrow();
    assertThat(bet.noVig()).isEqualTo(0.5);
    assertThat(bet.edge()).isCloseTo(EVEN.against(29.5).under() - 0.5, within(1e-12));
    assertThat(bet.wager().expectedValue())
        .isCloseTo(
            EVEN.against(29.5).under() * 100 / 110 - EVEN.against(29.5).over(), within(1e-12));
    assertThat(choice.stake()).isEqualTo(0.02);
  }

  @Test
  void takesNoPriceThatTwoOtherBooksDispute() {
    Quote one = quote("a", "one", 15.5, -250, 200, NOON);
    Quote two = quote("b", "two", 15.5, -260, 210, NOON);
    Quote swapped = quote("c", "three", 15.5, 200, -250, NOON);

    assertThat(picker.choose(EVEN::against, List.of(one, two, swapped), FEATURES).quote())
        .isNotEmpty()
        .isNotEqualTo(Optional.of(swapped));
    // with one other nobody can tell which of the two is wrong
    assertThat(picker.choose(EVEN::against, List.of(one, swapped), FEATURES).quote())
        .contains(swapped);
  }

  @Test
  void whatDisputesAPriceWasKnownBesideIt() {
    Quote swapped = quote("c", "three", 15.5, 200, -250, NOON);
    Quote replaced = quote("a", "one", 15.5, -250, 200, NOON.minusSeconds(60));
    Quote moved = quote("b", "one", 13.5, -110, -110, NOON);
    Quote two = quote("d", "two", 15.5, -260, 210, NOON);

    assertThat(
            picker.choose(EVEN::against, List.of(replaced, moved, two, swapped), FEATURES).quote())
        .contains(swapped);
  }

  @Test
  void passesWhereAllPricesAreDisputed() {
    List<Quote> split =
        List.of(
            quote("a", "one", 15.5, -250, 200, NOON),
            quote("b", "two", 15.5, -250, 200, NOON),
            quote("c", "three", 15.5, 200, -250, NOON),
            quote("d", "four", 15.5, 200, -250, NOON));

    Choice choice = picker.choose(EVEN::against, split, FEATURES);

    assertThat(choice.reason()).contains(PassReason.DISPUTED_PRICE);
    assertThat(choice.quote()).map(Quote::line).contains(15.5);
    assertThat(choice.bet()).isEmpty();
  }

  @Test
  void passesWhereNoPricePays() {
    Quote fair = quote("a", "one", 19.5, -110, -110, NOON);

    Choice choice = picker.choose(EVEN::against, List.of(fair), FEATURES);

    assertThat(choice.side()).isEqualTo(Side.PASS);
    assertThat(choice.reason()).contains(PassReason.NO_VALUE);
    assertThat(choice.bet().orElseThrow().wager().expectedValue()).isNegative();
    assertThat(choice.stake()).isZero();
  }

  @Test
  void breaksTiesByTheQuotesId() {
    Quote second = quote("b", "one", 10.5, -110, -110, NOON);
    Quote first = quote("a", "two", 10.5, -110, -110, NOON);

    assertThat(picker.choose(EVEN::against, List.of(second, first), FEATURES).quote())
        .contains(first);
    assertThat(picker.choose(EVEN::against, List.of(first, second), FEATURES).quote())
        .contains(first);
  }

  private static Quote quote(
      String id, String book, double line, long over, long under, Instant knownAt) {
    return new Quote(
        id,
        "books",
        "game",
        "player",
        Market.POINTS,
        book,
        line,
        over,
        under,
        true,
        knownAt,
        knownAt);
  }

  private static Quote unpriced(String id, double line) {
    return new Quote(
        id, "books", "game", "player", Market.POINTS, "one", line, -137L, -137L, false, null, NOON);
  }

  private static CountDistribution even() {
    double[] quantiles = new double[CountDistribution.SIZE];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = 40 * CountDistribution.probability(i) - 0.5;
    }
    return CountDistribution.ofQuantiles(quantiles);
  }
}
