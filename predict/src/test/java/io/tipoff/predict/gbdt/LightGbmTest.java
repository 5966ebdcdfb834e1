package io.tipoff.predict.gbdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.slate.Market;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LightGbmTest {

  private static final int ROWS = 2_000;
  private static final List<String> FEATURES = List.of("form", "minutes", "noise");
  private static final Recipe BOTH =
      new Recipe("both", FEATURES, Recipe.WITH_ODDS.boosters(), true);

  @Test
  void aModelOfSeveralBoostersIsTheirMean() {
    float[] matrix = matrix();
    float[] labels = labels(matrix);
    double[][] alone = new double[BOTH.boosters().size()][];
    for (int i = 0; i < alone.length; i++) {
      Recipe one = new Recipe("one", FEATURES, List.of(BOTH.boosters().get(i)), true);
      alone[i] = centres(one, matrix, labels);
    }
    double[] together = centres(BOTH, matrix, labels);

    assertThat(alone[0]).isNotEqualTo(alone[1]);
    for (int row = 0; row < ROWS; row++) {
      assertThat(together[row]).isCloseTo((alone[0][row] + alone[1][row]) / 2, within(1e-12));
    }
  }

  @Test
  void theFileDoesNotDependOnHowManyAreTrainedAtATime() {
    float[] matrix = matrix();
    Map<Market, float[]> labels =
        Map.of(Market.POINTS, labels(matrix), Market.THREES, labels(matrix));

    Map<Market, byte[]> files = LightGbm.train(matrix, BOTH, labels, 1);
    Map<Market, byte[]> again = LightGbm.train(matrix, BOTH, labels, 2);

    assertThat(again).hasSize(2);
    again.forEach((market, file) -> assertThat(file).isEqualTo(files.get(market)));
  }

  @Test
  void whatABoosterOfRootsPredictsIsACountAndTheSumOfItsContributions() {
    float[] matrix = matrix();
    Map<Market, float[]> labels = Map.of(Market.THREES, labels(matrix));
    byte[] file = LightGbm.train(matrix, BOTH, labels, 1).get(Market.THREES);

    try (var model = new LightGbm.Model(file, FEATURES)) {
      double[] centres = model.centres(matrix);
      assertThat(Arrays.stream(centres).average().orElseThrow()).isBetween(7.0, 8.0);
      for (int row = 0; row < 20; row++) {
        float[] values = Arrays.copyOfRange(matrix, 3 * row, 3 * row + 3);
        assertThat(Arrays.stream(model.contributions(values)).sum())
            .isCloseTo(centres[row], within(1e-9));
      }
    }
    assertThat(centres(BOTH, matrix, labels(matrix)))
        .as("the same labels, not their roots")
        .isNotEqualTo(centres(file, matrix));
  }

  private static double[] centres(Recipe recipe, float[] matrix, float[] labels) {
    Map<Market, float[]> points = Map.of(Market.POINTS, labels);
    return centres(LightGbm.train(matrix, recipe, points, 1).get(Market.POINTS), matrix);
  }

  private static double[] centres(byte[] file, float[] matrix) {
    try (var model = new LightGbm.Model(file, FEATURES)) {
      return model.centres(matrix);
    }
  }

  private static float[] matrix() {
    Random random = new Random(7);
    float[] matrix = new float[ROWS * FEATURES.size()];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = random.nextFloat();
    }
    return matrix;
  }

  private static float[] labels(float[] matrix) {
    Random random = new Random(8);
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      float centre = 10 * matrix[3 * row] + 5 * matrix[3 * row + 1];
      labels[row] = (float) Math.max(0, Math.round(centre + random.nextGaussian()));
    }
    return labels;
  }
}
