package io.tipoff.dispatch;

import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import java.util.Optional;

/** Outputs that need not be computed, because a run on the same inputs left them somewhere. */
@FunctionalInterface
public interface EarlierOutputs {

  /** Everything is computed. */
  EarlierOutputs NONE = (task, start) -> Optional.empty();

  /** What a run of this scope on these inputs came to, if that is known. */
  Optional<TaskOutput> of(TaskDeclaration task, ScopeDecision.Start start);
}
