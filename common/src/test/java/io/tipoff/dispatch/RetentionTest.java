package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings of what is let go of. */
class RetentionTest {

  @Test
  void aTimeThatIsTooShortIsRefusedByTheNameOfItsSetting() {
    assertThatThrownBy(() -> start(Map.of("tipoff.retention.notices", "PT1H")))
        .hasMessageContaining("tipoff.retention.notices is PT1H");
  }

  @Test
  void everythingIsKeptUnlessATimeIsGiven() {
    assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
    assertThatCode(() -> start(Map.of("tipoff.retention.dead-letters", "P30D")))
        .doesNotThrowAnyException();
  }

  private static void start(Map<String, String> settings) {
    RetentionConfig kept =
        new SmallRyeConfigBuilder()
            .withMapping(RetentionConfig.class)
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(RetentionConfig.class);
    new Retention(kept, null, null).check(new StartupEvent());
  }
}
