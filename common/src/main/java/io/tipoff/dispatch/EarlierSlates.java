package io.tipoff.dispatch;

import io.tipoff.run.Relation;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What earlier slates may still write, by the last look at each. A task that reads earlier slates
 * is held while one of them may write what it reads by the reader's instant: so slates may overlap,
 * and each run still reads what it would if they went one after the other.
 */
final class EarlierSlates {

  private record Open(Instant at, OpenTasks tasks) {}

  private final NavigableMap<Slate, Open> slates = new ConcurrentSkipListMap<>();

  /** A slate that will be looked at: unless it has been, all of it may still write. */
  void expect(Slate slate, Instant at, List<Task> tasks) {
    slates.putIfAbsent(slate, new Open(at, OpenTasks.all(tasks)));
  }

  /**
   * As it is now. Taken before the ledger is read: what had ended by then is in what is read, what
   * ends after it may not be.
   */
  EarlierSlates asOfNow() {
    EarlierSlates copy = new EarlierSlates();
    copy.slates.putAll(slates);
    return copy;
  }

  /**
   * Takes in a look at a slate.
   *
   * @param at instant of its clock up to which everything before has ended
   */
  void see(Slate slate, Instant at, OpenTasks tasks) {
    if (tasks.isEmpty()) {
      slates.remove(slate);
    } else {
      slates.put(slate, new Open(at, tasks));
    }
  }

  /**
   * The scopes among these that have to wait for an earlier slate: those that are due, and those
   * that are done but may be due again with what it writes. A revision that is done is frozen.
   */
  List<ScopeDecision> held(List<ScopeDecision> decisions, TaskCatalog catalog, Instant now) {
    return decisions.stream()
        .filter(
            decision -> {
              TaskDeclaration task = catalog.task(decision.scope().task()).declaration();
              return isDue(decision, task, now) && holds(task, decision.scope().slate(), now);
            })
        .toList();
  }

  private static boolean isDue(ScopeDecision decision, TaskDeclaration task, Instant now) {
    TaskScope scope = decision.scope();
    return switch (decision) {
      case ScopeDecision.Start start -> true;
      case ScopeDecision.Wait wait -> !now.isBefore(task.readyAt(scope));
      case ScopeDecision.Done done -> !task.perRevision();
      case ScopeDecision.Running running -> false;
      case ScopeDecision.Retry retry -> false;
      case ScopeDecision.Block block -> false;
    };
  }

  private boolean holds(TaskDeclaration reader, Slate slate, Instant now) {
    List<String> writers =
        reader.inputs().stream()
            .filter(input -> input.relation() == Relation.EARLIER_SLATES)
            .flatMap(input -> input.writers().stream())
            .toList();
    return slates.headMap(slate, false).entrySet().stream()
        .filter(earlier -> earlier.getKey().sport().equals(slate.sport()))
        .map(Map.Entry::getValue)
        .filter(open -> !open.at().isAfter(now))
        .anyMatch(open -> writers.stream().anyMatch(writer -> open.tasks().mayWrite(writer, now)));
  }
}
