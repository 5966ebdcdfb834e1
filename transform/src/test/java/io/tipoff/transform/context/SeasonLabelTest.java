package io.tipoff.transform.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.failure.TipoffException;
import org.junit.jupiter.api.Test;

class SeasonLabelTest {

  @Test
  void givesTheSeasonBefore() {
    assertThat(SeasonLabel.before("2024-25")).isEqualTo("2023-24");
    assertThat(SeasonLabel.before("2000-01")).isEqualTo("1999-00");
    assertThat(SeasonLabel.before("2100-01")).isEqualTo("2099-00");
    assertThat(SeasonLabel.before("2025")).isEqualTo("2024");
  }

  @Test
  void refusesWhatIsNotALabel() {
    assertThatThrownBy(() -> SeasonLabel.before("24/25"))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("24/25");
  }
}
