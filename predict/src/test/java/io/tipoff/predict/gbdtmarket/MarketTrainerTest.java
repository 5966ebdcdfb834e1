package io.tipoff.predict.gbdtmarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.gbdtmarket.Blend.PricedLine;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What past games become before anything is fitted. */
final class MarketTrainerTest {

  private static final int PRA = TrainingRows.MARKETS.indexOf(Market.PRA);

  /** Three games of one player: with a line in points and PRA, in PRA alone, and without one. */
  private final FeatureRows rows =
      FeatureRows.of(
          QuotedLines.features(),
          List.of(
              Twenty.row("g1", Map.of("points_line", 22.0, "pra_line", 25.5)),
              Twenty.row("g2", Map.of("pra_line", 14.5, "pra_over_probability", 0.6)),
              Twenty.row("g3", Map.of())));

  private final QuotedLines quoted = new QuotedLines(rows, Twenty.in("g1", "g2", "g3"), blends());

  @Test
  void linesAreThoseOfTheMarketWithWhatFollowed() {
    List<PricedLine> lines = MarketTrainer.priced(Market.POINTS, quoted, new long[] {30, 30, 30});

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().own()).isLessThan(0.5);
    assertThat(lines.getFirst().market()).as("without a real price").isEqualTo(0.5);
    assertThat(lines.getFirst().wentOver()).isTrue();
    assertThat(MarketTrainer.priced(Market.POINTS, quoted, new long[] {22, 30, 30}))
        .as("a push says nothing")
        .isEmpty();
    assertThat(MarketTrainer.priced(Market.PRA, quoted, new long[] {30, 14, 30}))
        .extracting(PricedLine::market, PricedLine::wentOver)
        .containsExactly(tuple(0.5, true), tuple((double) 0.6f, false));
  }

  @Test
  void linesOfOtherMarketsAreHeldAgainstWhatFollowedByTheMedian() {
    List<OtherLines.Past> beside =
        MarketTrainer.beside(Market.POINTS, quoted, new long[] {21, 20, 30});

    assertThat(beside).hasSize(2);
    assertThat(beside.get(0).shifts().get(PRA)).as("a line above him").isPositive();
    assertThat(beside.get(1).shifts().get(PRA)).as("one below").isNegative();
    assertThat(beside).allMatch(game -> game.shifts().getFirst() == 0);
    assertThat(beside).extracting(OtherLines.Past::wentOver).containsExactly(true, false);
    assertThat(beside.getFirst().own()).isCloseTo(0.5, within(0.1));
    assertThat(MarketTrainer.beside(Market.THREES, quoted, new long[] {21, 20, 30})).isEmpty();
  }

  @Test
  void aLineFarFromAllThatIsSaidOfAPlayerTellsNoMoreThanOneThatIsFar() {
    FeatureRows wrong =
        FeatureRows.of(
            QuotedLines.features(), List.<Object[]>of(Twenty.row("g1", Map.of("pra_line", 900.0))));

    assertThat(
            new QuotedLines(wrong, Twenty.in("g1", "g2", "g3"), blends())
                .shiftsBeside(Market.POINTS, 0)
                .get(PRA))
        .isEqualTo(3);
  }

  private static Map<Market, Blend> blends() {
    Map<Market, Blend> blends = new EnumMap<>(Market.class);
    TrainingRows.MARKETS.forEach(market -> blends.put(market, Blend.MARKET));
    return blends;
  }
}
