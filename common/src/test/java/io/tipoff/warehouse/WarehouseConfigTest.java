package io.tipoff.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.metrics.StoreErrors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WarehouseConfigTest {

  private static WarehouseConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(WarehouseConfig.class)
        .withDefaultValues(properties)
        .addDefaultInterceptors()
        .withConverter(Duration.class, 100, WarehouseConfigTest::seconds)
        .build()
        .getConfigMapping(WarehouseConfig.class);
  }

  /** As Quarkus reads durations. */
  private static Duration seconds(String text) {
    return Duration.parse("PT" + text);
  }

  @Test
  void hasDefaultsForASmallMachine() {
    WarehouseConfig config = config(Map.of());

    assertThat(config.engine()).isEqualTo("duckdb");
    assertThat(WarehouseProducer.settings(config))
        .isEqualTo(DuckDbSettings.of(Path.of("data", "warehouse.duckdb")));
  }

  @Test
  void mapsEveryProperty() {
    WarehouseConfig config =
        config(
            Map.of(
                "tipoff.warehouse.path", "/elsewhere/w.duckdb",
                "tipoff.warehouse.memory-limit", "2GB",
                "tipoff.warehouse.threads", "8",
                "tipoff.warehouse.readers", "3",
                "tipoff.warehouse.query-timeout", "5s",
                "tipoff.warehouse.durability", "process-death"));

    assertThat(WarehouseProducer.settings(config))
        .isEqualTo(
            new DuckDbSettings(
                Path.of("/elsewhere/w.duckdb"),
                "2GB",
                8,
                3,
                Duration.ofSeconds(5),
                Durability.PROCESS_DEATH));
  }

  @Test
  void refusesAnEngineItDoesNotKnow() {
    WarehouseConfig config = config(Map.of("tipoff.warehouse.engine", "sqlite"));

    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(
            () ->
                new WarehouseProducer()
                    .warehouse(
                        config,
                        new SimpleMeterRegistry(),
                        new SteadyClock(),
                        new StoreErrors(new SimpleMeterRegistry())))
        .withMessageContaining("sqlite")
        .satisfies(
            failure -> assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION));
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    DuckDbSettings sound = DuckDbSettings.of(Path.of("w"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sound.within(Duration.ZERO))
        .withMessageContaining("query timeout");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DuckDbSettings(
                    sound.path(), "lots", 2, 4, Duration.ofSeconds(1), Durability.POWER_LOSS))
        .withMessageContaining("'lots'");
  }
}
