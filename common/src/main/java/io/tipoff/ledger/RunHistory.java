package io.tipoff.ledger;

import io.tipoff.run.Items;
import java.util.Optional;

/**
 * How a run came to its end.
 *
 * @param cause what failed, from the outermost to the innermost; empty if nothing did
 * @param waited milliseconds until it had a slot to compute in, and one to write in; this and the
 *     following are empty where it did not come so far
 * @param computed milliseconds in the task
 * @param wrote milliseconds in checks and warehouse
 * @param items what it was asked for one by one, if it tells
 */
public record RunHistory(
    String cause,
    Optional<Long> waited,
    Optional<Long> computed,
    Optional<Long> wrote,
    Optional<Items> items) {

  public static final RunHistory NONE =
      new RunHistory("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
