package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import io.tipoff.event.TipoffEvent;

/**
 * What a phase does on an event. Each phase has a bean of its own, so that the limits on it
 * (timeout, retries, circuit breaker) are the phase's own; it declares them itself, for the
 * settings of a limit are named by the class that declares the method, not by the bean's.
 */
@FunctionalInterface
public interface EventHandler {

  /** Completes when the event is dealt with; fails only if it can never be. */
  Uni<Void> onEvent(TipoffEvent event);
}
