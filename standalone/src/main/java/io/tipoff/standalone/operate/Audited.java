package io.tipoff.standalone.operate;

import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.AuditLedger;
import io.tipoff.ledger.Operator;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Entries in the audit of what is not one transaction of the ledger with its entry. Blocks. */
@Singleton
public final class Audited {

  private final AuditLedger audit;

  Audited(AuditLedger audit) {
    this.audit = audit;
  }

  /** What has to hold before an action begins; if it does not, the refusal is entered. */
  public <T> T check(Operator operator, String action, String target, Supplier<T> check) {
    try {
      return check.get();
    } catch (TipoffException refused) {
      Answer.of(audit.refused(operator, action, target, refused));
      throw refused;
    }
  }

  /** Acts elsewhere than in the ledger: enters that it begins, then that it is done or refused. */
  public <T> T act(Operator operator, String action, String target, Supplier<T> work) {
    Answer.of(audit.begun(operator, action, target));
    T result = check(operator, action, target, work);
    Answer.of(audit.done(operator, action, target));
    return result;
  }
}
