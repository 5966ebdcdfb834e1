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

  /**
   * Marked slates beyond the watched days that are on their way at a time, the earliest first: a
   * correction of long ago may reach a whole season, and today is not to wait behind it.
   */
  private static final int OLD_AT_A_TIME = 3;

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
    signal(List.copyOf(left.take().keySet()));
    return runs.abandonExpired(KernelNotices.abandoned().flatMap(parts.notices()::wanted))
        .invoke(this::signal)
        .chain(this::takeUpMarked)
        .chain(() -> slates.announced(parts.watchedFrom(), parts.watchedTo()))
        .invoke(this::signal)
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .replaceWithVoid();
  }

  /** Marks are for a process that can act on them. */
  private Uni<Void> takeUpMarked() {
    return parts.config().acts()
        ? slates.marks(parts.catalog().phases()).invoke(this::takeUp).replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private void takeUp(List<Mark> marks) {
    LocalDate watched = parts.watchedFrom();
    List<Mark> old = marks.stream().filter(mark -> mark.slate().date().isBefore(watched)).toList();
    List<Mark> wait = old.stream().skip(OLD_AT_A_TIME).toList();
    marks.stream()
        .filter(mark -> !wait.contains(mark))
        .forEach(
            mark -> signal.signal(mark.slate(), Asked.SWEEP, () -> forget(mark, !wait.isEmpty())));
  }

  private void signal(List<Slate> due) {
    due.forEach(slate -> signal.signal(slate, Asked.SWEEP));
  }

  /**
   * Not before the slate is settled: whoever looks may die before.
   *
   * @param othersWait whether its place is for the next one
   */
  private void forget(Mark mark, boolean othersWait) {
    slates
        .forget(mark)
        .chain(() -> othersWait ? takeUpMarked() : Uni.createFrom().voidItem())
        .subscribe()
        .with(
            done -> LOG.debugf("slate %s is settled", mark.slate()),
            failure ->
                LOG.warnf("marks from %s on stay for the next sweep: %s", mark.slate(), failure));
  }
}
