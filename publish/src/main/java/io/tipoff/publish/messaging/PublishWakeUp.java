package io.tipoff.publish.messaging;

import io.smallrye.mutiny.Uni;
import io.tipoff.event.TipoffEvent;
import io.tipoff.messaging.EventHandler;
import io.tipoff.messaging.LedgerUnavailableException;
import io.tipoff.messaging.WakeUp;
import io.tipoff.slate.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Looks at the ledger on an event, within this phase's limits; they are in its settings. */
@ApplicationScoped
class PublishWakeUp implements EventHandler {

  private final WakeUp wakeUp;

  PublishWakeUp(WakeUp wakeUp) {
    this.wakeUp = wakeUp;
  }

  @Override
  @Timeout
  @Retry(retryOn = {LedgerUnavailableException.class, TimeoutException.class})
  @CircuitBreaker(failOn = {LedgerUnavailableException.class, TimeoutException.class})
  @Fallback(
      fallbackMethod = "leaveToSweep",
      applyOn = {
        LedgerUnavailableException.class,
        TimeoutException.class,
        CircuitBreakerOpenException.class
      })
  public Uni<Void> onEvent(TipoffEvent event) {
    return wakeUp.lookAt(event);
  }

  Uni<Void> leaveToSweep(TipoffEvent event, Throwable cause) {
    return wakeUp.leaveToSweep(Phase.PUBLISH, event, cause);
  }
}
