package io.tipoff.predict.system;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether each enabled system could serve the last revision that asked it, as the gauge {@code
 * tipoff_prediction_system_ready{system}}: 1 ready, 0 absent or refused, NaN before the first.
 */
@Singleton
final class SystemStates {

  private static final int DIGEST_SHOWN = 12;

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
  private final MultiGauge modelInfo;
  private final Map<String, Map<Market, String>> models = new ConcurrentHashMap<>();
  private final Map<String, State> states = new ConcurrentHashMap<>();

  SystemStates(MeterRegistry meters) {
    this.meters = meters;
    this.modelInfo =
        MultiGauge.builder("tipoff.model.info")
            .description("Always 1; the labels tell which model serves the system's market")
            .register(meters);
  }

  /** Makes an enabled system visible before anything asks it. */
  void enable(String system) {
    states.put(system, new State(Standing.UNASKED, "no revision has asked it yet"));
    Gauge.builder("tipoff.prediction.system.ready", () -> ready(system))
        .description(
            "Whether the system could serve the last revision: 1 yes, 0 no, NaN not asked yet")
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
      if (readiness instanceof Readiness.Ready ready) {
        show(system.id(), ready.predictor());
      }
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
    return switch (states.get(system).standing()) {
      case UNASKED -> Double.NaN;
      case READY -> 1;
      case ABSENT, REFUSED -> 0;
    };
  }

  /** Shows what serves, as {@code tipoff_model_info{system,market,digest}}. */
  private void show(String system, Predictor predictor) {
    Map<Market, String> serving =
        predictor.markets().stream().collect(toMap(market -> market, predictor::modelDigest));
    if (serving.equals(models.put(system, serving))) {
      return;
    }
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    new TreeMap<>(models)
        .forEach(
            (name, digests) ->
                digests.forEach(
                    (market, digest) ->
                        rows.add(
                            MultiGauge.Row.of(
                                Tags.of(
                                    "system",
                                    name,
                                    "market",
                                    market.id(),
                                    "digest",
                                    digest.substring(0, DIGEST_SHOWN)),
                                1))));
    modelInfo.register(rows, true);
  }
}
