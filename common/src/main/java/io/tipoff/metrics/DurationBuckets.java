package io.tipoff.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.DoubleStream;

/** Makes the duration of runs a histogram, with few buckets: one series each, per task. */
final class DurationBuckets {

  private static final double[] LIMITS =
      DoubleStream.of(0.01, 0.1, 0.5, 1, 5, 30, 60, 300)
          .map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
          .toArray();

  @Produces
  @Singleton
  MeterFilter ofRuns() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        if (!id.getName().equals("tipoff.run.duration")) {
          return config;
        }
        return DistributionStatisticConfig.builder()
            .serviceLevelObjectives(LIMITS)
            .build()
            .merge(config);
      }
    };
  }
}
