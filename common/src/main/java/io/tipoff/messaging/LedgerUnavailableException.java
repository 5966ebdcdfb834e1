package io.tipoff.messaging;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;

/** The ledger did not answer while an event was handled; the only failure worth another try. */
public final class LedgerUnavailableException extends TipoffException {

  private static final long serialVersionUID = 1L;

  LedgerUnavailableException(Throwable cause) {
    super(
        FailureCategory.TRANSIENT,
        "the ledger does not answer: " + cause.getMessage(),
        "Nothing to do: the sweep looks at the slate once the ledger is back.",
        cause);
  }
}
