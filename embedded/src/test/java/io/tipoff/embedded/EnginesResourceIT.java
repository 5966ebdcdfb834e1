package io.tipoff.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnginesResourceIT {

  @Test
  void givesEveryTestClassOfAJvmTheSameEngines() throws Exception {
    EnginesResource one = new EnginesResource();
    Map<String, String> given = one.start();
    one.stop();
    assertThat(new EnginesResource().start()).isEqualTo(given);
    assertThat(EnginesResource.engines()).isEqualTo(given);
    Contents.of(given).add("2024-10-22");
    assertThat(Contents.of(given).rows()).containsExactly("2024-10-22");
  }
}
