package io.tipoff.predict.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tipoff.failure.TipoffException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightsTest {

  @Test
  void findsTheMixtureThatWasPlanted() {
    Random random = new Random(1);
    double[][] medians = new double[3][2000];
    long[] outcomes = new long[2000];
    for (int i = 0; i < outcomes.length; i++) {
      for (double[] member : medians) {
        member[i] = 100 * random.nextDouble();
      }
      outcomes[i] = Math.round(0.7 * medians[0][i] + 0.3 * medians[2][i]);
    }

    Weights weights = Weights.leastError(List.of("a", "b", "c"), medians, outcomes);

    assertThat(weights).isEqualTo(new Weights(Map.of("a", 14, "c", 6)));
    assertThat(weights.text()).isEqualTo("a=0.7 c=0.3");
  }

  @Test
  void keepsAPerfectMemberAlone() {
    double[][] medians = {{1, 2, 3}, {3, 2, 1}};

    assertThat(Weights.leastError(List.of("good", "bad"), medians, new long[] {1, 2, 3}))
        .isEqualTo(new Weights(Map.of("good", 20)));
  }

  @Test
  void readsItsTextAndRefusesAnyOther() {
    Weights weights = new Weights(Map.of("gbdt", 17, "moving-average", 3));

    assertThat(Weights.parse(weights.text())).isEqualTo(weights);
    for (String wrong : List.of("", "gbdt", "gbdt=0.5", "gbdt=x", "gbdt=1.05 b=-0.05")) {
      assertThatExceptionOfType(TipoffException.class).isThrownBy(() -> Weights.parse(wrong));
    }
  }
}
