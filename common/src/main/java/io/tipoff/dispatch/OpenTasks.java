package io.tipoff.dispatch;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tasks of a slate that may still write, and from which instant on: at once what runs or is
 * about to, at its instant what waits for one, and with a task whatever reads it.
 *
 * @param from by name; a task that stands still is absent
 */
record OpenTasks(Map<String, Instant> from) {

  OpenTasks {
    from = Map.copyOf(from);
  }

  /** Every task: of a slate that nobody has looked at. */
  static OpenTasks all(List<Task> tasks) {
    Map<String, Instant> from = new HashMap<>();
    tasks.forEach(task -> from.put(task.declaration().name(), Instant.MIN));
    return new OpenTasks(from);
  }

  /**
   * @param decisions one look's at a slate
   * @param tasks all tasks, each after those of earlier phases
   */
  static OpenTasks of(List<ScopeDecision> decisions, List<Task> tasks) {
    Map<String, Instant> from = new HashMap<>();
    for (ScopeDecision decision : decisions) {
      String task = decision.scope().task();
      switch (decision) {
        case ScopeDecision.Start start -> open(from, task, Instant.MIN);
        case ScopeDecision.Running running -> open(from, task, Instant.MIN);
        case ScopeDecision.Retry retry -> open(from, task, Instant.MIN);
        case ScopeDecision.Wait wait ->
            wait.until().ifPresent(instant -> open(from, task, instant));
        case ScopeDecision.Block block -> {}
        case ScopeDecision.Done done -> {}
      }
    }
    boolean spreads = !from.isEmpty();
    while (spreads) {
      spreads = false;
      for (Task task : tasks) {
        spreads |= spread(from, task.declaration());
      }
    }
    return new OpenTasks(from);
  }

  private static void open(Map<String, Instant> from, String task, Instant instant) {
    from.merge(task, instant, (one, other) -> one.isBefore(other) ? one : other);
  }

  private static boolean spread(Map<String, Instant> from, TaskDeclaration reader) {
    boolean spread = false;
    for (Input input : reader.inputs()) {
      if (input.relation() == Relation.EARLIER_SLATES) {
        continue;
      }
      for (String writer : input.writers()) {
        Instant written = from.get(writer);
        Instant read = from.get(reader.name());
        if (written != null && (read == null || written.isBefore(read))) {
          from.put(reader.name(), written);
          spread = true;
        }
      }
    }
    return spread;
  }

  boolean isEmpty() {
    return from.isEmpty();
  }

  /** Whether by an instant something may change that a task reads of the same slate. */
  boolean mayChangeWhatIsReadBy(TaskDeclaration reader, Instant by) {
    return reader.inputs().stream()
        .filter(input -> input.relation() != Relation.EARLIER_SLATES)
        .flatMap(input -> input.writers().stream())
        .anyMatch(writer -> !writer.equals(reader.name()) && mayWrite(writer, by));
  }

  /** Whether a task may write by an instant. */
  boolean mayWrite(String task, Instant by) {
    Instant opens = from.get(task);
    return opens != null && !opens.isAfter(by);
  }
}
