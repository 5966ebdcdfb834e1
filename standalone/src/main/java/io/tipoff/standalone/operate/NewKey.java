package io.tipoff.standalone.operate;

import io.tipoff.ledger.KeyRole;

/**
 * A key that was just made.
 *
 * @param key its text, to be given to its holder; it is told only here
 */
public record NewKey(String id, String name, KeyRole role, String key) {

  /** Without the key: whatever is logged may hold it. */
  @Override
  public String toString() {
    return "key " + id + " of " + name;
  }
}
