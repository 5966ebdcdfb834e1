package io.tipoff.ledger;

import java.util.Objects;

/**
 * Who holds a lease.
 *
 * @param id stable name of a process across its restarts
 * @param incarnation new at each start; runs of an earlier incarnation of the same id are dead
 */
public record Instance(String id, String incarnation) {

  public Instance {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(incarnation, "incarnation");
  }
}
