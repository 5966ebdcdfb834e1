package io.tipoff.features.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tipoff.features.audit.OutcomeCorrelations.Correlation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void suspectsTheMinutesOfTheGameAndWhoPlaysWithAllThatTheyKnow() {
    assertThat(telling(season()))
        .filteredOn(Correlation::suspect)
        .extracting(Correlation::feature, Correlation::outcome)
        .contains(
            tuple("minutes_tonight", "points"),
            tuple("minutes_tonight", "minutes"),
            tuple("who_plays", "appeared"))
        .extracting(one -> one.toList().getFirst())
        .containsOnly("minutes_tonight", "who_plays");
  }

  @Test
  void tellsOfAnHonestFeatureTheOutcomeThatComesNearest() {
    assertThat(telling(season())).filteredOn(one -> one.feature().equals("honest")).hasSize(1);
  }

  @Test
  void saysNothingOnFewRows() {
    assertThat(telling(season().subList(0, OutcomeCorrelations.FEWEST - 1))).isEmpty();
    assertThat(telling(season().subList(0, OutcomeCorrelations.FEWEST))).isNotEmpty();
  }

  /** It reaches more than its own range, if less than another feature's honest correlation. */
  @Test
  void aFeatureIsHeldAgainstItsOwnCleanRange() {
    CleanRanges narrow = new CleanRanges(Map.of("who_plays", 0.1), Map.of());
    List<Object[]> rows = season();
    Random random = new Random(8);
    rows.forEach(row -> row[4] = (Double) row[4] + random.nextGaussian());

    assertThat(OutcomeCorrelations.all(FEATURES, rows, narrow))
        .filteredOn(Correlation::suspect)
        .extracting(Correlation::feature, Correlation::outcome)
        .contains(tuple("who_plays", "appeared"));
    assertThat(telling(rows))
        .filteredOn(one -> one.feature().equals("who_plays"))
        .noneMatch(Correlation::suspect);
  }

  private static List<Correlation> telling(List<Object[]> rows) {
    return OutcomeCorrelations.telling(
        OutcomeCorrelations.all(FEATURES, rows, new CleanRanges(Map.of(), Map.of())));
  }

  /**
   * With few of them a mean is of games unlike the next: theirs foretell the miss by themselves.
   */
  @Test
  void rowsOfPlayersWithFewEarlierGamesDoNotCount(@TempDir Path folder) {
    try (AuditedTables tables = new AuditedTables(folder)) {
      tables.store(700, 10, player -> player % 20, player -> player % 20 + player % 7);
      tables.store(1_000, 9, player -> player % 20, player -> 5L * (player % 20));

      assertThat(OutcomeCorrelations.upTo(tables.warehouse(), AuditedTables.SLATE))
          .filteredOn(one -> one.feature().equals("points_ewma"))
          .singleElement()
          .satisfies(one -> assertThat(one.rows()).isEqualTo(700))
          .satisfies(one -> assertThat(one.suspect()).isFalse());
    }
  }
}
