package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import io.tipoff.slate.Slate;

/** The least that a hint needs of the ledger: whether anything is new since the last hint. */
@FunctionalInterface
public interface SlateLevel {

  /**
   * How many slice versions the ledger records of a slate. Grows with every commit, whatever the
   * order of commits.
   *
   * @return fails with {@link io.tipoff.failure.TipoffException} TRANSIENT if the ledger cannot be
   *     reached
   */
  Uni<Long> changes(Slate slate);
}
