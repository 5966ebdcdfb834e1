package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;

/** A run wrote after its lease had passed to another: refused, nothing was written. */
public final class StaleTokenException extends TipoffException {

  private static final long serialVersionUID = 1L;

  public StaleTokenException(String scope, long token, long current) {
    super(
        FailureCategory.CONTRACT,
        "run with token " + token + " may not write " + scope + ": token " + current + " has",
        "Nothing to do: a later run owns this slice.");
  }
}
