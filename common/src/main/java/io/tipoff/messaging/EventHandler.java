package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import io.tipoff.event.TipoffEvent;

/**
 * What a phase does on an event. Each phase has a bean of its own, so that the limits on it
 * (timeout, retries, circuit breaker) are the phase's own.
 */
@FunctionalInterface
public interface EventHandler {

  /** Completes when the event is dealt with; fails only if it can never be. */
  Uni<Void> onEvent(TipoffEvent event);
}
