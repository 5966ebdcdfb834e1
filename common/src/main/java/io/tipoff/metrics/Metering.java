package io.tipoff.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Switches all meters off where {@code tipoff.kernel.metrics} is false: to measure what they cost.
 */
final class Metering {

  @Produces
  @Singleton
  MeterFilter all(
      @ConfigProperty(name = "tipoff.kernel.metrics", defaultValue = "true") boolean metered) {
    return metered ? new MeterFilter() {} : MeterFilter.denyUnless(_ -> false);
  }
}
