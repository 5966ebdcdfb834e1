package io.tipoff.grade.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.grade.accuracy.Bootstrap.Interval;
import io.tipoff.slate.Market;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the marks make of shares of last 10's error that real seasons came to. */
class LeakMarkTest {

  private static final double LAST10 = 5;

  /** The margin where the share is the upper end of its interval. */
  private static Double margin(Market market, int dates, double share) {
    Interval interval = new Interval((share - 1.02) * LAST10, (share - 1) * LAST10);
    return LeakMark.margin(market, Span.SEASON, dates, interval, LAST10);
  }

  @ParameterizedTest
  @CsvSource({
    "POINTS, 54, 0.835, -0.105", // minutes planted
    "PRA, 54, 0.779, -0.154",
    "POINTS, 81, 0.947, 0.007", // who plays planted: below by its middle, not wholly
    "PRA, 81, 0.939, 0.006",
    "POINTS, 213, 0.959, 0.019", // nothing planted: the middle itself is above
    "PRA, 213, 0.954, 0.021",
    "REBOUNDS, 213, 0.9535, 0.0235", // the lowest of four seasons
    "ASSISTS, 207, 0.9458, 0.0288",
    "THREES, 207, 0.9228, 0.0168"
  })
  @Tag("PRD-11")
  void isFallenBelowByWhoKnowsTheMinutesAndByNobodyHonest(
      Market market, int dates, double share, double margin) {
    assertThat(margin(market, dates, share)).isCloseTo(margin, within(1e-9));
  }

  @Test
  void saysNothingOfMarketsThatAreNotScoredNorEarlyInASeason() {
    assertThat(margin(Market.STEALS, 54, 0.5)).isNull();
    assertThat(margin(Market.POINTS, 44, 0.5)).isNull();
    assertThat(margin(Market.POINTS, 45, 0.5)).isNegative();
  }
}
