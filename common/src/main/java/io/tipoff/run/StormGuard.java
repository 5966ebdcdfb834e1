package io.tipoff.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Bound of how often one scope may finish within a window. The budget of attempts ends what fails
 * on the same inputs; this ends what succeeds and makes itself due again, by a source that is never
 * the same twice for instance.
 *
 * @param runs finished runs within the window, after which nothing is started any more
 * @param window on the operational clock; once it is over the scope is free again
 */
public record StormGuard(int runs, Duration window) {

  public StormGuard {
    if (runs < 1 || !window.isPositive()) {
      throw new IllegalArgumentException(
          "a storm guard needs at least 1 run and a window, not " + runs + " in " + window);
    }
  }

  /** Why the scope of these runs may not be started now, if so. */
  Optional<String> stops(TaskScope scope, List<RunRecord> its, Instant now) {
    Instant since = now.minus(window);
    long finished =
        its.stream()
            .filter(run -> run.state().isFinished())
            .filter(run -> run.endedAt().filter(since::isBefore).isPresent())
            .count();
    return finished < runs
        ? Optional.empty()
        : Optional.of(
            scope.task()
                + " has run "
                + finished
                + " times within "
                + window
                + ", each time on other inputs: it is stopped as a loop");
  }
}
