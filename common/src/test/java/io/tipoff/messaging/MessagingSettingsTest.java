package io.tipoff.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagingSettingsTest {

  @Test
  void hasDefaults() {
    MessagingSettings settings = settings(Map.of());

    assertThat(settings.relay().poll()).isEqualTo("1s");
    assertThat(settings.relay().batch()).isEqualTo(500);
    assertThat(settings.relay().inFlight()).isEqualTo(128);
    assertThat(settings.deadLetters().countEvery()).isEqualTo("30s");
    assertThat(settings.deadLetters().indexFor()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.deadLetters().mostReplays()).isEqualTo(3);
    assertThat(settings.retry().first()).isEqualTo(Duration.ofMillis(200));
    assertThat(settings.retry().longest()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void mapsEveryProperty() {
    MessagingSettings settings =
        settings(
            Map.of(
                "tipoff.messaging.relay.poll", "5s",
                "tipoff.messaging.relay.batch", "7",
                "tipoff.messaging.relay.in-flight", "3",
                "tipoff.messaging.dead-letters.count-every", "off",
                "tipoff.messaging.dead-letters.index-for", "1m",
                "tipoff.messaging.lag.every", "9s",
                "tipoff.messaging.lag.delay", "1s",
                "tipoff.messaging.dead-letters.most-replays", "9",
                "tipoff.messaging.retry.first", "10ms",
                "tipoff.messaging.retry.longest", "20ms"));

    assertThat(settings.relay().poll()).isEqualTo("5s");
    assertThat(settings.relay().batch()).isEqualTo(7);
    assertThat(settings.relay().inFlight()).isEqualTo(3);
    assertThat(settings.deadLetters().countEvery()).isEqualTo("off");
    assertThat(settings.deadLetters().indexFor()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.lag().every()).isEqualTo("9s");
    assertThat(settings.lag().delay()).isEqualTo("1s");
    assertThat(settings.deadLetters().mostReplays()).isEqualTo(9);
    assertThat(settings.retry().first()).isEqualTo(Duration.ofMillis(10));
    assertThat(settings.retry().longest()).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void refusesUnknownProperty() {
    assertThatThrownBy(() -> settings(Map.of("tipoff.messaging.relay.pol", "5s")))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("tipoff.messaging.relay.pol");
  }

  private static MessagingSettings settings(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withDefaultValues(properties)
        .withMapping(MessagingSettings.class)
        .build()
        .getConfigMapping(MessagingSettings.class);
  }
}
