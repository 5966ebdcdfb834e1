package io.tipoff.notice;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Somebody who is told, over a channel with a time limit and a circuit breaker of its own. */
final class Destination {

  private static final TypeLiteral<Uni<Void>> NOTHING =
      new TypeLiteral<Uni<Void>>() {
        private static final long serialVersionUID = 1L;
      };

  private final String name;
  private final ChannelKind kind;
  private final Channel channel;
  private final Optional<String> escalatesTo;
  private final Duration timeout;
  private final Guard guard;

  Destination(
      String name,
      ChannelKind kind,
      Channel channel,
      Optional<String> escalatesTo,
      NotifyConfig config) {
    this.name = name;
    this.kind = kind;
    this.channel = channel;
    this.escalatesTo = escalatesTo;
    this.timeout = config.timeout();
    this.guard =
        Guard.create()
            .withDescription("notify " + name)
            .withTimeout()
            .duration(config.timeout().toMillis(), ChronoUnit.MILLIS)
            .done()
            .withCircuitBreaker()
            .requestVolumeThreshold(config.breaker().after())
            .failureRatio(0.5)
            .successThreshold(1)
            .delay(config.breaker().open().toMillis(), ChronoUnit.MILLIS)
            .done()
            .build();
  }

  String name() {
    return name;
  }

  ChannelKind kind() {
    return kind;
  }

  Optional<String> escalatesTo() {
    return escalatesTo;
  }

  /** Tells it within the time limit, also while it is left alone: somebody wants to know. */
  Uni<Void> tellAnyway(Telling telling) {
    return channel.tell(telling).ifNoItem().after(timeout).fail();
  }

  /** Tells it; fails at once with {@code CircuitBreakerOpenException} while it is left alone. */
  Uni<Void> tell(Telling telling) {
    return guard.get(() -> channel.tell(telling), NOTHING);
  }
}
