package io.tipoff.standalone.rest;

import java.util.List;

/**
 * The body of a request that changes something; what an action does not take is left out. Who acts
 * is the holder of the key.
 *
 * @param reason why; required for an override
 * @param expires of an override: after a while such as {@code 2h}, or an instant
 * @param ids of dead letters, a thousand at most
 * @param all all that are dead, instead of ids
 * @param dryRun say what would be done, and do nothing
 */
public record Deed(String reason, String expires, List<Long> ids, boolean all, boolean dryRun) {

  static final int MOST_IDS = 1_000;

  public Deed {
    ids = ids == null ? List.of() : List.copyOf(ids);
  }
}
