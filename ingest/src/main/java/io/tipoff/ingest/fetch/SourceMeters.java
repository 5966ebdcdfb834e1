package io.tipoff.ingest.fetch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** What is measured of fetched sources; all is shown from the start, at zero. */
@Singleton
final class SourceMeters {

  private final MeterRegistry meters;

  SourceMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Counters of a kind's requests. */
  Map<Outcome, Counter> requests(String source, String kind) {
    Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counters.put(
          outcome,
          Counter.builder("tipoff.source.requests")
              .description(
                  "Requests to sources by what became of them; circuit-open ones were not made")
              .tag("source", source)
              .tag("kind", kind)
              .tag("outcome", outcome.label())
              .register(meters));
    }
    return counters;
  }

  /** For how long a kind has brought nothing though it was asked for. */
  void failing(String source, String kind, DoubleSupplier seconds) {
    Gauge.builder("tipoff.source.failing.seconds", seconds::getAsDouble)
        .description("For how long the kind has been asked for in vain; 0 if the last time was not")
        .tag("source", source)
        .tag("kind", kind)
        .register(meters);
  }

  /** Whether a kind is left alone. */
  void circuit(String source, String kind, DoubleSupplier open) {
    Gauge.builder("tipoff.source.circuit.open", open::getAsDouble)
        .description("Whether the kind is left alone because its requests have failed: 1 yes, 0 no")
        .tag("source", source)
        .tag("kind", kind)
        .register(meters);
  }
}
