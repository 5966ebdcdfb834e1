package io.tipoff.ledger;

import java.util.Locale;

/** What a key allows; each role allows what those before it do, too. */
public enum KeyRole {
  /** Looks. */
  VIEWER,
  /** Acts on runs, gates and dead letters. */
  OPERATOR,
  /** Makes and revokes keys. */
  ADMIN;

  /** The name in requests and declarations. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it allows what another role does. */
  public boolean allows(KeyRole other) {
    return compareTo(other) >= 0;
  }
}
