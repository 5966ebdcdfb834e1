package io.tipoff.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PredictSettingsTest {

  @Test
  void hasDefaults() {
    PredictSettings settings = Settings.of(Map.of());

    assertThat(settings.systems()).containsExactly("moving-average", "gbdt");
    assertThat(settings.minimumHistory()).isEqualTo(1);
    assertThat(settings.minimumQuality()).isEqualTo(0.5);
    assertThat(settings.training().cadenceDays()).isEqualTo(28);
    assertThat(settings.training().minimumRows()).isEqualTo(1500);
    assertThat(settings.lines().cadenceDays()).isEqualTo(7);
    assertThat(settings.lines().minimumRows()).isEqualTo(200);
    assertThat(settings.pick().minimumExpectedValue()).isZero();
  }

  @Test
  @Tag("T-05")
  void mapsEveryProperty() {
    PredictSettings settings =
        Settings.of(
            Map.of(
                "tipoff.predict.systems", "gbdt",
                "tipoff.predict.minimum-history", "8",
                "tipoff.predict.minimum-quality", "0.9",
                "tipoff.predict.training.cadence-days", "7",
                "tipoff.predict.training.minimum-rows", "500",
                "tipoff.predict.lines.cadence-days", "14",
                "tipoff.predict.lines.minimum-rows", "300",
                "tipoff.predict.pick.minimum-expected-value", "0.03"));

    assertThat(settings.systems()).containsExactly("gbdt");
    assertThat(settings.minimumHistory()).isEqualTo(8);
    assertThat(settings.minimumQuality()).isEqualTo(0.9);
    assertThat(settings.training().cadenceDays()).isEqualTo(7);
    assertThat(settings.training().minimumRows()).isEqualTo(500);
    assertThat(settings.lines().cadenceDays()).isEqualTo(14);
    assertThat(settings.lines().minimumRows()).isEqualTo(300);
    assertThat(settings.pick().minimumExpectedValue()).isEqualTo(0.03);
  }
}
