package io.tipoff.ingest.fetch;

import io.micrometer.core.instrument.Counter;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.tipoff.ingest.fetch.FetchConfig.SourceConfig;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/** Attempts and circuit breaker of one kind of a source; the breaker sees every single attempt. */
final class KindGuard {

  private static final Logger LOG = Logger.getLogger(KindGuard.class);

  private static final double ALL = 1.0;
  private static final int JITTER_SHARE = 5;

  private final String name;
  private final Map<Outcome, Counter> counters;
  private final AtomicReference<CircuitBreakerState> state =
      new AtomicReference<>(CircuitBreakerState.CLOSED);
  private final AtomicReference<SourceFailure> last = new AtomicReference<>();
  private final Guard guard;

  KindGuard(String source, String kind, SourceConfig config, SourceMeters meters) {
    this.name = source + " " + kind;
    this.counters = meters.requests(source, kind);
    long first = config.firstDelay().toMillis();
    this.guard =
        Guard.create()
            .withDescription("fetch " + name)
            .withRetry()
            .maxRetries(config.attempts() - 1)
            .delay(first, ChronoUnit.MILLIS)
            .jitter(first / JITTER_SHARE, ChronoUnit.MILLIS)
            .maxDuration(0, ChronoUnit.MILLIS)
            .whenException(failure -> failure instanceof SourceFailure failed && failed.again())
            .withExponentialBackoff()
            .maxDelay(config.longestDelay().toMillis(), ChronoUnit.MILLIS)
            .done()
            .done()
            .withCircuitBreaker()
            .requestVolumeThreshold(config.breaker().after())
            .failureRatio(ALL)
            .delay(config.breaker().open().toMillis(), ChronoUnit.MILLIS)
            .successThreshold(config.breaker().successes())
            .when(failure -> failure instanceof SourceFailure failed && failed.ofTheSource())
            .onStateChange(this::changed)
            .done()
            .build();
  }

  private void changed(CircuitBreakerState now) {
    state.set(now);
    LOG.infof("the circuit of %s is %s", name, now);
  }

  boolean isOpen() {
    return state.get() == CircuitBreakerState.OPEN;
  }

  void count(Outcome outcome) {
    counters.get(outcome).increment();
  }

  /** Counts a request that brought nothing; why is told while the circuit is open. */
  void count(SourceFailure failure) {
    last.set(failure);
    count(failure.outcome());
  }

  /** The answer to the last attempt; fails at once while the circuit is open. */
  <T> Uni<T> guarded(Supplier<Uni<T>> attempt) {
    return guard
        .get(attempt, new Answer<T>())
        .onFailure(CircuitBreakerOpenException.class)
        .transform(open -> left());
  }

  private SourceFailure left() {
    count(Outcome.CIRCUIT_OPEN);
    SourceFailure why = last.get();
    return SourceFailure.later(
        Outcome.CIRCUIT_OPEN,
        name + " is left alone, its last requests have all failed: " + why.getMessage(),
        why.remedy());
  }

  private static final class Answer<T> extends TypeLiteral<Uni<T>> {
    private static final long serialVersionUID = 1L;
  }
}
