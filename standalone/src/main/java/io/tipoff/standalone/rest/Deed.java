package io.tipoff.standalone.rest;

import io.tipoff.ledger.Operator;
import java.util.List;

/**
 * The body of a request that changes something; what an action does not take is left out.
 *
 * @param actor who acts
 * @param reason why; required for an override
 * @param expires of an override: after a while such as {@code 2h}, or an instant
 * @param ids of dead letters
 * @param all all that are dead, instead of ids
 * @param dryRun say what would be done, and do nothing
 */
public record Deed(
    String actor, String reason, String expires, List<Long> ids, boolean all, boolean dryRun) {

  public Deed {
    ids = ids == null ? List.of() : List.copyOf(ids);
  }

  Operator operator() {
    return new Operator(actor, reason);
  }
}
