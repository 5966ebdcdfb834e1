package io.tipoff.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which build runs, as {@code tipoff_build_info{service,version,java}}. */
@Singleton
final class BuildInfo {

  void register(
      @Observes StartupEvent event,
      MeterRegistry meters,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    Gauge.builder("tipoff.build.info", () -> 1)
        .description("Always 1; the labels tell which build runs")
        .tag("service", service)
        .tag("version", version)
        .tag("java", Integer.toString(Runtime.version().feature()))
        .register(meters);
  }
}
