package io.tipoff.dispatch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.RunLedger;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.ledger.SlateLedger.Mark;
import io.tipoff.messaging.LeftToSweep;
import io.tipoff.notice.Notice;
import io.tipoff.run.Asked;
import io.tipoff.run.Reconcile;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SlateSignal;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
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

  /** Marked slates of which something is blocked, between two looks at each. */
  private final Map<Slate, Rest> resting = new ConcurrentHashMap<>();

  /**
   * A mark that is not taken up.
   *
   * @param ids of the mark: one made anew is another, and ends it
   * @param until by the operational clock
   */
  private record Rest(List<Long> ids, Instant until) {}

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
    resting.keySet().retainAll(marks.stream().map(Mark::slate).collect(Collectors.toSet()));
    Instant now = parts.operational().now();
    List<Mark> awake = marks.stream().filter(mark -> !rests(mark, now)).toList();
    List<Mark> wait = awake.stream().filter(this::isOld).skip(OLD_AT_A_TIME).toList();
    awake.stream()
        .filter(mark -> !wait.contains(mark))
        .forEach(
            mark ->
                signal.signal(
                    mark.slate(), Asked.SWEEP, blocked -> settled(mark, blocked, !wait.isEmpty())));
  }

  private boolean isOld(Mark mark) {
    return mark.slate().date().isBefore(parts.watchedFrom());
  }

  private boolean rests(Mark mark, Instant now) {
    Rest rest = resting.get(mark.slate());
    return rest != null && rest.ids().equals(mark.ids()) && now.isBefore(rest.until());
  }

  private void signal(List<Slate> due) {
    due.forEach(slate -> signal.signal(slate, Asked.SWEEP));
  }

  /**
   * Forgets a mark, but not before the slate is settled: whoever looks may die before. Nor while
   * what is blocked may open by itself: for so long it rests, and its place is for the next one.
   */
  private void settled(Mark mark, List<ScopeDecision.Block> blocked, boolean othersWait) {
    Instant now = parts.operational().now();
    boolean rests = !blocked.isEmpty() && now.isBefore(mark.markedAt().plus(Reconcile.AGAIN_FOR));
    if (rests) {
      resting.put(mark.slate(), new Rest(mark.ids(), now.plus(Reconcile.AGAIN)));
    }
    (rests ? Uni.createFrom().voidItem() : slates.forget(mark, leftBlocked(mark, blocked)))
        .chain(() -> othersWait ? takeUpMarked() : Uni.createFrom().voidItem())
        .subscribe()
        .with(
            done -> LOG.debugf("slate %s is settled", mark.slate()),
            failure ->
                LOG.warnf("marks from %s on stay for the next sweep: %s", mark.slate(), failure));
  }

  private Optional<Notice> leftBlocked(Mark mark, List<ScopeDecision.Block> blocked) {
    return blocked.isEmpty() || !isOld(mark)
        ? Optional.empty()
        : parts.notices().wanted(KernelNotices.leftBlocked(mark.slate(), blocked));
  }
}
