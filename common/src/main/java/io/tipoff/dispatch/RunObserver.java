package io.tipoff.dispatch;

import io.smallrye.mutiny.Uni;
import io.tipoff.run.TaskScope;

/** Sees each step of each run. A run goes on when the returned Uni completes. */
@FunctionalInterface
public interface RunObserver {

  /** Sees nothing, delays nothing. */
  RunObserver NONE = (step, scope) -> Uni.createFrom().voidItem();

  Uni<Void> at(RunStep step, TaskScope scope);
}
