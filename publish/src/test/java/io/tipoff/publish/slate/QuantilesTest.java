package io.tipoff.publish.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.distribution.CountDistribution;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuantilesTest {

  @Test
  void areThoseOfTheDistribution() {
    double[] knots = new double[CountDistribution.SIZE];
    Arrays.setAll(knots, i -> i * i / 7.0 - 0.3);
    CountDistribution counts = CountDistribution.ofQuantiles(knots);
    Quantiles quantiles = Quantiles.of(counts.text());

    for (double probability : new double[] {0.1, 0.25, 0.75, 0.9}) {
      assertThat(quantiles.at(probability)).isEqualTo(counts.quantile(probability));
    }
    assertThat(counts.quantile(0.01)).isNegative();
    assertThat(quantiles.at(0.01)).isZero();
  }

  @Test
  void refusesATextThatIsNoDistribution() {
    assertThatThrownBy(() -> Quantiles.of("1,2,3")).isInstanceOf(IllegalArgumentException.class);
  }
}
