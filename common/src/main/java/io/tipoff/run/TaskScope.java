package io.tipoff.run;

import io.tipoff.slate.Pass;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What one run is about: the same for every attempt, worker and replay.
 *
 * @param task name of the task
 * @param asOf instant strictly before which facts must be known; present for per-revision tasks
 */
public record TaskScope(String task, Slate slate, Pass pass, Optional<Instant> asOf) {

  public TaskScope {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(slate, "slate");
    Objects.requireNonNull(pass, "pass");
    Objects.requireNonNull(asOf, "asOf");
  }

  /** Canonical text: {@code nba/2025-01-15/PREGAME/2025-01-16T00:10:00Z/feature-rows}. */
  public String key() {
    return slate + "/" + pass + "/" + asOf.map(Instant::toString).orElse("-") + "/" + task;
  }

  @Override
  public String toString() {
    return key();
  }
}
