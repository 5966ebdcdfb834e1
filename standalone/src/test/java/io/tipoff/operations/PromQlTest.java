package io.tipoff.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {

  @Test
  void findsMetricsAmongFunctionsLabelsAndStrings() {
    assertThat(
            PromQl.metrics(
                "histogram_quantile(0.95, sum by (phase, le) (rate(tipoff_x_bucket{a=\"b_c(\"}[5m])))"
                    + " unless on (group) max(up) >= 14.4 * 0.01 and tipoff:ratio_5m > 1e3"))
        .containsExactly("tipoff:ratio_5m", "tipoff_x_bucket", "up");
  }
}
