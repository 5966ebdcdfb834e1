package io.tipoff.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.event.TaskCompleted;
import io.tipoff.event.TipoffEvent;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.SlateSignal;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * What an event leads to in every phase: a look at the ledger and, if anything is new there, a
 * signal. Duplicates and reorderings cost one count.
 */
@ApplicationScoped
public class WakeUp {

  private static final Logger LOG = Logger.getLogger(WakeUp.class);
  private static final Duration MARK_WITHIN = Duration.ofSeconds(2);

  private final SlateLevel level;
  private final SlateSignal signal;
  private final SlateMarks marks;
  private final LeftToSweep left;
  private final MeterRegistry metrics;
  private final SeenLevels seen = new SeenLevels();

  @Inject
  WakeUp(
      SlateLevel level,
      SlateSignal signal,
      SlateMarks marks,
      LeftToSweep left,
      MeterRegistry metrics) {
    this.level = level;
    this.signal = signal;
    this.marks = marks;
    this.left = left;
    this.metrics = metrics;
  }

  /**
   * Signals the event's slate if the ledger records more of it than at the last signal. An event of
   * a run that this process has ended tells it nothing.
   *
   * @return fails with {@link LedgerUnavailableException} if the ledger does not answer
   */
  public Uni<Void> lookAt(TipoffEvent event) {
    if (event instanceof TaskCompleted completed && signal.hasEnded(completed.runId())) {
      return Uni.createFrom().voidItem();
    }
    Slate slate = event.slate();
    return level
        .changes(slate)
        .onItem()
        .invoke(
            changes -> {
              if (seen.isNew(slate, changes)) {
                signal.signal(slate);
                seen.saw(slate, changes);
              }
            })
        .onFailure(TipoffException::mayPass)
        .transform(LedgerUnavailableException::new)
        .replaceWithVoid();
  }

  /**
   * Leaves the event's slate to the sweep: counted, marked in this process, and marked in the
   * ledger as soon as that can be written. Never fails and waits for nothing.
   */
  public Uni<Void> leaveToSweep(Phase phase, TipoffEvent event, Throwable cause) {
    String reason = reason(cause);
    Counter.builder("tipoff.events.left.to.sweep")
        .description("Events whose slate was left to the sweep")
        .tag("phase", phase.id())
        .tag("reason", reason)
        .register(metrics)
        .increment();
    Slate slate = event.slate();
    if (left.add(slate, reason)) {
      LOG.warnf("Slate %s is left to the sweep of %s: %s", slate, phase.id(), reason);
      marks
          .markForSweep(slate, phase.id() + " " + reason)
          .ifNoItem()
          .after(MARK_WITHIN)
          .fail()
          .subscribe()
          .with(
              done -> {},
              failure -> LOG.debugf("Mark of slate %s stays in memory: %s", slate, failure));
    }
    return Uni.createFrom().voidItem();
  }

  private static String reason(Throwable cause) {
    if (cause instanceof CircuitBreakerOpenException) {
      return "circuit-open";
    }
    return cause instanceof LedgerUnavailableException ? "unavailable" : "timeout";
  }
}
