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

  /**
   * The scope of a key.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static TaskScope parse(String key) {
    String[] piece = key.split("/", -1);
    if (piece.length != 5) {
      throw new IllegalArgumentException("'" + key + "' is no scope of a task");
    }
    return new TaskScope(
        piece[4],
        Slate.parse(piece[0] + "/" + piece[1]),
        Pass.valueOf(piece[2]),
        piece[3].equals("-") ? Optional.empty() : Optional.of(Instant.parse(piece[3])));
  }

  @Override
  public String toString() {
    return key();
  }
}
