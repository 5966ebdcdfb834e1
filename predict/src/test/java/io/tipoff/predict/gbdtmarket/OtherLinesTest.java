package io.tipoff.predict.gbdtmarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.distribution.LogOdds;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OtherLinesTest {

  private static final int POINTS = TrainingRows.MARKETS.indexOf(Market.POINTS);
  private static final int PRA = TrainingRows.MARKETS.indexOf(Market.PRA);

  @Test
  void areWorthNothingBeforeAnyWasSeen() {
    assertThat(OtherLines.of(List.of())).isEqualTo(OtherLines.NOTHING);
    assertThat(OtherLines.NOTHING.moved(Twenty.distribution(), only(PRA, 0.8)).median())
        .isCloseTo(20, within(0.002));
  }

  @Test
  void findWhichMarketTellsHowMuch() {
    Random random = new Random(5);
    List<OtherLines.Past> games = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double own = random.nextGaussian() / 4;
      double pra = random.nextGaussian();
      double points = random.nextGaussian();
      List<Double> shifts = only(PRA, pra);
      shifts.set(POINTS, points);
      boolean over = random.nextDouble() < LogOdds.chance(own + 0.7 * pra);
      games.add(new OtherLines.Past(LogOdds.chance(own), shifts, over));
    }

    OtherLines found = OtherLines.of(games);

    assertThat(found.shifts().get(PRA)).isCloseTo(0.7, within(0.05));
    assertThat(found.shifts().get(POINTS)).isCloseTo(0, within(0.05));
    assertThat(found.intercept()).isCloseTo(0, within(0.05));
  }

  @Test
  void moveADistributionTheWayTheyWent() {
    List<Double> weights = only(PRA, 0.5);
    OtherLines lines = new OtherLines(0, 1, weights);

    CountDistribution up = lines.moved(Twenty.distribution(), only(PRA, 0.8));

    double before = LogOdds.of(Twenty.distribution().against(20.5).over());
    assertThat(LogOdds.of(up.against(20.5).over())).isCloseTo(before + 0.4, within(0.01));
    assertThat(lines.moved(Twenty.distribution(), only(PRA, -0.8)).median()).isLessThan(20);
    assertThat(lines.moved(Twenty.distribution(), only(POINTS, 0.8)).median())
        .isCloseTo(20, within(0.002));
  }

  @Test
  void areReadAsTheyWereWrittenAndAnythingElseIsRefused() {
    MarketView view =
        new MarketView(new Blend(-0.08, 0.02, 1.05), new OtherLines(0.1, 0.9, only(PRA, 0.75)));

    assertThat(MarketView.parse(view.text())).isEqualTo(view);
    for (String text : List.of("0,0,1", "0,0,1;0,1,0", "0,0,1;0,1,a,0,0,0,0")) {
      assertThatExceptionOfType(TipoffException.class)
          .isThrownBy(() -> MarketView.parse(text))
          .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.CONTRACT));
    }
  }

  private static List<Double> only(int place, double value) {
    List<Double> values = new ArrayList<>(OtherLines.NOTHING.shifts());
    values.set(place, value);
    return values;
  }
}
