package io.tipoff.ingest.oddsapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddsFormatTest {

  @ParameterizedTest
  @CsvSource({
    "1.91,-110",
    "1.87,-115",
    "1.26,-385",
    "1.5,-200",
    "1.995,-101",
    "2,100",
    "2.0,100",
    "2.05,105",
    "3.3,230",
    "3.8,280",
    "51,5000",
    "150,14900",
    "1.01,-10000"
  })
  void decimalOddsBecomeAmericanOnes(BigDecimal decimal, long american) {
    assertThat(OddsFormat.DECIMAL.american(decimal)).isEqualTo(american);
  }

  @ParameterizedTest
  @CsvSource({"-110,-110", "100,100", "-100,-100", "150,150", "-110.0,-110", "1E+3,1000"})
  void americanOnesStay(BigDecimal price, long american) {
    assertThat(OddsFormat.AMERICAN.american(price)).isEqualTo(american);
  }

  @ParameterizedTest
  @CsvSource({
    "DECIMAL,1", "DECIMAL,0", "DECIMAL,-110", "DECIMAL,1.00000001", "DECIMAL,1E+300",
    "AMERICAN,99", "AMERICAN,-99", "AMERICAN,1.91", "AMERICAN,-110.5", "AMERICAN,1E+300"
  })
  void whatIsNoneIsRefused(OddsFormat format, BigDecimal price) {
    assertThatThrownBy(() -> format.american(price))
        .isInstanceOfSatisfying(
            TipoffException.class,
            refusal -> assertThat(refusal.category()).isEqualTo(FailureCategory.BAD_INPUT))
        .hasMessageContaining(price.toString());
  }

  @Test
  void aPayloadIsOfTheFormatOfMostOfItsPrices() {
    assertThat(of("1.91", "1.83", "150")).isEqualTo(OddsFormat.DECIMAL);
    assertThat(of("1.91", "1.83", "-110")).isEqualTo(OddsFormat.DECIMAL);
    assertThat(of("-110", "-130", "100")).isEqualTo(OddsFormat.AMERICAN);
    assertThat(of("-110", "-130", "1.91")).isEqualTo(OddsFormat.AMERICAN);
    assertThat(of("100", "150")).isEqualTo(OddsFormat.AMERICAN);
    assertThat(OddsFormat.of(List.of())).isEqualTo(OddsFormat.AMERICAN);
  }

  private static OddsFormat of(String... prices) {
    return OddsFormat.of(Stream.of(prices).map(BigDecimal::new).toList());
  }
}
