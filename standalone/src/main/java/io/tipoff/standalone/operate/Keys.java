package io.tipoff.standalone.operate;

import io.tipoff.ledger.ApiKey;
import io.tipoff.ledger.KeyLedger;
import io.tipoff.ledger.KeyRole;
import io.tipoff.ledger.Operator;
import io.tipoff.standalone.access.KeyRing;
import io.tipoff.standalone.access.KeyText;
import jakarta.inject.Singleton;
import java.util.List;

/** Keys made and revoked. Its methods block. */
@Singleton
public final class Keys {

  private final KeyLedger ledger;
  private final KeyRing ring;

  Keys(KeyLedger ledger, KeyRing ring) {
    this.ledger = ledger;
    this.ring = ring;
  }

  /**
   * Makes a key; the result is the only place where it stands.
   *
   * @throws io.tipoff.failure.TipoffException CONFIGURATION if the name is none; BAD_INPUT if it
   *     has two live keys already, or one of another role
   */
  public NewKey create(String name, KeyRole role, Operator operator) {
    KeyText text = KeyText.random();
    ApiKey made = Answer.of(ledger.create(text.id(), name, role, text.sha256(), operator));
    ring.forget();
    return new NewKey(made.id(), made.name(), made.role(), text.reveal());
  }

  /** All keys, oldest first, or those that live. */
  public List<ApiKey> list(boolean revokedToo) {
    return Answer.of(ledger.list(revokedToo));
  }

  /**
   * Makes a key void: here at once, in other processes within seconds.
   *
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if there is no live one of this id
   */
  public ApiKey revoke(String id, Operator operator) {
    ApiKey revoked = Answer.of(ledger.revoke(id, operator));
    ring.forget();
    return revoked;
  }
}
