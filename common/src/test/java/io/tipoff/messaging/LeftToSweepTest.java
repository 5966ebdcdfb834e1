package io.tipoff.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.slate.Slate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeftToSweepTest {

  private static final Slate SLATE = Slate.parse("nba/2025-01-15");

  private final LeftToSweep left = new LeftToSweep();

  @Test
  void keepsASlateOnceWithItsFirstReasonUntilTaken() {
    assertThat(left.add(SLATE, "timeout")).isTrue();
    assertThat(left.add(SLATE, "circuit-open")).isFalse();

    assertThat(left.take()).isEqualTo(Map.of(SLATE, "timeout"));
    assertThat(left.take()).isEmpty();
    assertThat(left.add(SLATE, "circuit-open")).isTrue();
  }
}
