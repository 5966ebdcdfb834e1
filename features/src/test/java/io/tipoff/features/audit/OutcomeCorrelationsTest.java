package io.tipoff.features.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.features.audit.OutcomeCorrelations.Correlation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutcomeCorrelationsTest {

  private static final List<String> FEATURES =
      List.of("points_ewma", "minutes_ewma_fast", "honest", "minutes_tonight", "who_plays");

  /** A season in which two planted features know what they cannot. */
  private static List<Object[]> season() {
    Random random = new Random(7);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      double skill = 5 + 20 * random.nextDouble();
      double usual = 10 + 25 * random.nextDouble();
      double minutes = Math.max(1, usual + 6 * random.nextGaussian());
      double points = Math.max(0, skill * minutes / usual + 5 * random.nextGaussian());
      boolean appeared = random.nextInt(10) > 2;
      Object[] row = new Object[FEATURES.size() + 8];
      row[0] = skill;
      row[1] = usual;
      row[2] = skill + 3 * random.nextGaussian();
      row[3] = minutes;
      row[4] = appeared ? 1.0 : 0.0;
      if (appeared) {
        for (int outcome = 0; outcome < 8; outcome++) {
          row[FEATURES.size() + outcome] = outcome == 7 ? minutes : points;
        }
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void suspectsTheMinutesOfTheGameAndWhoPlays() {
    assertThat(OutcomeCorrelations.of(FEATURES, season()))
        .filteredOn(Correlation::suspect)
        .extracting(Correlation::feature)
        .containsExactly("minutes_tonight", "who_plays");
  }

  @Test
  void saysNothingOnFewRows() {
    assertThat(OutcomeCorrelations.of(FEATURES, season().subList(0, 50)))
        .noneMatch(Correlation::suspect);
  }
}
