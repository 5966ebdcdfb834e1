package io.tipoff.predict.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.predict.Rows;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.slate.Market;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikenessTest {

  @SafeVarargs
  private static FeatureRows rows(Map<String, Double>... rows) {
    return Rows.of(Likeness.features(), rows);
  }

  private static Map<String, Double> game(double form, double home) {
    return Map.of(
        "points_expected", form,
        "minutes_ewma_slow", 30.0,
        "opponent_points_allowed_rel15", 1.0,
        "days_rest", 2.0,
        "home", home);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static FeatureRows games(int count, double form) {
    return rows(Collections.nCopies(count, game(form, 1)).toArray(new Map[0]));
  }

  private static List<Likeness.Similar> similar(FeatureRows now, FeatureRows past) {
    return Likeness.of(Market.POINTS, now)
        .similar(now.vector(0), past, IntStream.range(0, past.size()).boxed().toList());
  }

  @Test
  void needsFiveSimilarGames() {
    FeatureRows now = rows(game(20, 1));

    assertThat(similar(now, games(4, 20))).isEmpty();
    assertThat(similar(now, games(5, 20))).hasSize(5);
  }

  @Test
  void doesNotTakeGamesOfAnotherFormForSimilar() {
    assertThat(similar(rows(game(20, 1)), games(20, 5))).isEmpty();
  }

  @Test
  void weighsTheMoreSimilarGameMore() {
    FeatureRows past =
        rows(game(19, 1), game(20, 1), game(20, 1), game(20, 1), game(22, 0), game(20, 1));

    List<Likeness.Similar> similar = similar(rows(game(20, 1)), past);

    assertThat(similar).hasSize(6);
    assertThat(similar.getFirst().row()).isEqualTo(5);
    assertThat(similar.getLast().row()).isEqualTo(4);
    assertThat(similar.stream().map(Likeness.Similar::weight).toList())
        .isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void whatIsNotKnownNeitherHelpsNorHarms() {
    Map<String, Double> unknown = new HashMap<>(game(20, 1));
    unknown.remove("opponent_points_allowed_rel15");
    unknown.remove("days_rest");

    assertThat(similar(rows(unknown), games(5, 20)))
        .isEqualTo(similar(rows(game(20, 1)), games(5, 20)));
    unknown.remove("points_expected");
    assertThat(similar(rows(unknown), games(5, 20))).isEmpty();
  }
}
