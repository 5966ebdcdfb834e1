package io.tipoff.dispatch;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Instance;

/** A newer start has the instance's name: this incarnation takes no lease any more. */
public final class ReplacedException extends TipoffException {

  private static final long serialVersionUID = 1L;

  ReplacedException(Instance instance) {
    super(
        FailureCategory.CONFIGURATION,
        "another process has started as instance '" + instance.id() + "' since this one did",
        "Stop this process; or give each one a name of its own in tipoff.kernel.instance.");
  }
}
