package io.tipoff.standalone.rest;

import java.util.List;

/**
 * The body of a request that changes something; what an action does not take is left out. Who acts
 * is the holder of the key.
 *
 * @param reason why; required for an override and a halt
 * @param expires of an override: after a while such as {@code 2h}, or an instant
 * @param through of a halt: date of the last slate; that of the first if left out
 * @param ids of dead letters, a thousand at most
 * @param all all that are dead, instead of ids
 * @param dryRun say what would be done, and do nothing
 */
public record Deed(
    String reason, String expires, String through, List<Long> ids, boolean all, boolean dryRun) {

  static final int MOST_IDS = 1_000;

  public Deed {
    ids = ids == null ? List.of() : List.copyOf(ids);
  }
}
