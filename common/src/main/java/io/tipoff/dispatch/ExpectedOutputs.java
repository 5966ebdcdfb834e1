package io.tipoff.dispatch;

import io.tipoff.dispatch.GateView.LateTask;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of some slates should be there and is not.
 *
 * @param overdue outputs by phase whose deadline has passed
 * @param dueSoon outputs by phase that could be made and of whose time 80 % or more has passed
 * @param late all of them, one by one
 */
record ExpectedOutputs(Map<Phase, Long> overdue, Map<Phase, Long> dueSoon, List<Late> late) {

  private static final double WARN_FROM = 0.8;

  /** After which a missed deadline wakes somebody. */
  private static final Duration LONG_OVERDUE = Duration.ofHours(1);

  /** How late an output is. */
  enum Lateness {
    SOON,
    MISSED,
    LONG_MISSED
  }

  /**
   * An output that is not there.
   *
   * @param ready from when on it could be made
   * @param elapsed time since then
   * @param reasons what it waits for
   */
  record Late(
      TaskScope scope,
      Phase phase,
      Instant ready,
      Instant deadline,
      Duration elapsed,
      Lateness lateness,
      List<String> reasons) {

    Late {
      reasons = List.copyOf(reasons);
    }
  }

  ExpectedOutputs {
    overdue = Map.copyOf(overdue);
    dueSoon = Map.copyOf(dueSoon);
    late = List.copyOf(late);
  }

  static ExpectedOutputs none() {
    return new ExpectedOutputs(Map.of(), Map.of(), List.of());
  }

  static ExpectedOutputs of(List<Look> looks, TaskCatalog catalog, Instant now) {
    Map<Phase, Long> overdue = new EnumMap<>(Phase.class);
    Map<Phase, Long> dueSoon = new EnumMap<>(Phase.class);
    List<Late> late = new ArrayList<>();
    for (Look look : looks) {
      for (ScopeDecision decision : look.scopes()) {
        if (decision instanceof ScopeDecision.Done) {
          continue;
        }
        TaskDeclaration task = catalog.task(decision.scope().task()).declaration();
        Instant ready = task.readyAt(decision.scope());
        Instant deadline = task.deadlineAt(decision.scope());
        Lateness lateness;
        if (!now.isBefore(deadline)) {
          overdue.merge(task.phase(), 1L, Long::sum);
          lateness =
              now.isBefore(deadline.plus(LONG_OVERDUE)) ? Lateness.MISSED : Lateness.LONG_MISSED;
        } else if (spent(ready, now, deadline) >= WARN_FROM) {
          dueSoon.merge(task.phase(), 1L, Long::sum);
          lateness = Lateness.SOON;
        } else {
          continue;
        }
        late.add(
            new Late(
                decision.scope(),
                task.phase(),
                ready,
                deadline,
                Duration.between(ready, now),
                lateness,
                why(decision)));
      }
    }
    return new ExpectedOutputs(overdue, dueSoon, late);
  }

  private static List<String> why(ScopeDecision decision) {
    List<String> reasons = Gates.reasons(List.of(decision));
    if (!reasons.isEmpty()) {
      return reasons;
    }
    return List.of(
        decision instanceof ScopeDecision.Running ? "a run is under way" : "it has not begun");
  }

  /** Which of these scopes' tasks are past their deadline, by name. */
  List<LateTask> missed(List<ScopeDecision> scopes) {
    Map<String, Instant> since = new TreeMap<>();
    late.stream()
        .filter(one -> one.lateness() != Lateness.SOON)
        .filter(one -> scopes.stream().anyMatch(scope -> scope.scope().equals(one.scope())))
        .forEach(
            one ->
                since.merge(
                    one.scope().task(),
                    one.deadline(),
                    (first, other) -> first.isBefore(other) ? first : other));
    return since.entrySet().stream()
        .map(task -> new LateTask(task.getKey(), task.getValue()))
        .toList();
  }

  /** Share of the time between two instants that has passed. */
  private static double spent(Instant ready, Instant now, Instant deadline) {
    return (double) Duration.between(ready, now).toMillis()
        / Math.max(1, Duration.between(ready, deadline).toMillis());
  }
}
