package io.tipoff.predict.system;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.RunContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether each enabled system could serve the last revision that asked it, as the gauge {@code
 * tipoff_prediction_system_ready{system}}: 1 ready, 0 absent or refused.
 */
@Singleton
final class SystemStates {

  /** How a system stands. */
  enum Standing {
    /** Nothing has asked it yet. */
    UNASKED,
    READY,
    /** There is nothing yet that could serve. */
    ABSENT,
    /** What should serve cannot be trusted. */
    REFUSED
  }

  /** A standing with its reason. */
  record State(Standing standing, String reason) {}

  private final MeterRegistry meters;
  private final Map<String, State> states = new ConcurrentHashMap<>();

  SystemStates(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Makes an enabled system visible before anything asks it. */
  void enable(String system) {
    states.put(system, new State(Standing.UNASKED, "no revision has asked it yet"));
    Gauge.builder("tipoff.prediction.system.ready", () -> ready(system))
        .description("Whether the system could serve the last revision: 1 ready, 0 not")
        .tag("system", system)
        .register(meters);
  }

  /** Asks the system what serves this revision, and remembers how it stands. */
  Readiness watch(PredictionSystem system, RunContext context) {
    State state = new State(Standing.REFUSED, "it failed; the run says why");
    try {
      Readiness readiness = system.at(context);
      state =
          switch (readiness) {
            case Readiness.Ready _ -> new State(Standing.READY, "");
            case Readiness.Absent absent -> new State(Standing.ABSENT, absent.reason());
          };
      return readiness;
    } catch (TipoffException e) {
      state = new State(Standing.REFUSED, e.getMessage());
      throw e;
    } finally {
      states.put(system.id(), state);
    }
  }

  /** All enabled systems. */
  SortedMap<String, State> states() {
    return new TreeMap<>(states);
  }

  private double ready(String system) {
    return states.get(system).standing() == Standing.READY ? 1 : 0;
  }
}
