package io.tipoff.dispatch;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is about to change at one look at a slate. A task that reads it is held until it stands
 * still: run in between, it would write a version of half a correction, and then another of the
 * whole, known at the same instant.
 */
final class Upstream {

  private final Map<String, List<TaskScope>> changing = new HashMap<>();

  Upstream(List<ScopeDecision> decisions) {
    for (ScopeDecision decision : decisions) {
      switch (decision) {
        case ScopeDecision.Start start -> add(start.scope());
        case ScopeDecision.Running running -> add(running.scope());
        case ScopeDecision.Retry retry -> add(retry.scope());
        case ScopeDecision.Wait wait -> {}
        case ScopeDecision.Block block -> {}
        case ScopeDecision.Done done -> {}
      }
    }
  }

  private void add(TaskScope scope) {
    changing.computeIfAbsent(scope.task(), task -> new ArrayList<>()).add(scope);
  }

  /** Whether a slice of the same slate that the task reads is about to change. */
  boolean changesWhatIsReadBy(TaskDeclaration task, TaskScope scope) {
    for (Input input : task.inputs()) {
      for (String writer : input.writers()) {
        for (TaskScope written : changing.getOrDefault(writer, List.of())) {
          if (!writer.equals(scope.task()) && isRead(input.relation(), scope, written)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isRead(Relation relation, TaskScope scope, TaskScope written) {
    return switch (relation) {
      case SAME_SLATE, ALL_REVISIONS -> true;
      case SAME_AS_OF -> written.asOf().equals(scope.asOf());
      case EARLIER_SLATES -> false;
    };
  }
}
