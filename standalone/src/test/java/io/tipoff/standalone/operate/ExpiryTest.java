package io.tipoff.standalone.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.failure.TipoffException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "30m, 2026-11-26T10:30:00Z",
    "2h, 2026-11-26T12:00:00Z",
    "1d, 2026-11-27T10:00:00Z",
    "2026-11-26T18:00:00Z, 2026-11-26T18:00:00Z"
  })
  void isAfterAWhileOrAtAnInstant(String text, Instant end) {
    assertThat(Expiry.parse(text).from(NOW)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2", "2w", "-1h", "tomorrow"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> Expiry.parse(text))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void isNeverPast() {
    assertThatThrownBy(() -> Expiry.parse("0h").from(NOW)).hasMessageContaining("expired");
    assertThatThrownBy(() -> Expiry.parse("2026-11-26T09:59:59Z").from(NOW))
        .hasMessageContaining("expired");
  }
}
