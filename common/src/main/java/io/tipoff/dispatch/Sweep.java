package io.tipoff.dispatch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.RunLedger;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.ledger.SlateLedger.Mark;
import io.tipoff.messaging.LeftToSweep;
import io.tipoff.run.Asked;
import io.tipoff.run.SlateSignal;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The timer that makes events a matter of latency only: ends runs whose lease has expired, whoever
 * held it, and looks at every slate that may have something due.
 */
@Singleton
final class Sweep {

  /** After which a sweep is given up, so that the next one may begin. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(Sweep.class);

  private final KernelParts parts;
  private final SlateSignal signal;
  private final RunLedger runs;
  private final SlateLedger slates;
  private final LeftToSweep left;

  Sweep(KernelParts parts, SlateSignal signal, SlateLedger slates, LeftToSweep left) {
    this.parts = parts;
    this.signal = signal;
    this.left = left;
    this.runs = parts.runs();
    this.slates = slates;
  }

  @Scheduled(
      every = "${tipoff.kernel.sweep}",
      identity = "tipoff-sweep",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    LocalDate today = LeagueTime.dateOf(parts.clock().now());
    LocalDate from = today.minusDays(parts.config().watchDays());
    signal(List.copyOf(left.take().keySet()));
    return runs.abandonExpired(KernelNotices.abandoned().flatMap(parts.notices()::wanted))
        .invoke(this::signal)
        .chain(this::marks)
        .invoke(marks -> marks.forEach(this::signal))
        .chain(() -> slates.announced(from, today.plusDays(1)))
        .invoke(this::signal)
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .replaceWithVoid();
  }

  /** Marks are for a process that can act on them. */
  private Uni<List<Mark>> marks() {
    return parts.config().acts()
        ? slates.marks(parts.catalog().phases())
        : Uni.createFrom().item(List.of());
  }

  private void signal(List<Slate> due) {
    due.forEach(slate -> signal.signal(slate, Asked.SWEEP));
  }

  /** The mark stays until the slate is settled: whoever looks may die before. */
  private void signal(Mark mark) {
    signal.signal(mark.slate(), Asked.SWEEP, () -> forget(mark));
  }

  private void forget(Mark mark) {
    slates
        .forget(mark)
        .subscribe()
        .with(
            done -> LOG.debugf("slate %s is settled", mark.slate()),
            failure ->
                LOG.warnf("the mark of %s stays for the next sweep: %s", mark.slate(), failure));
  }
}
