package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;

/** A key was written as new although another scope has written it; the writer then looks closer. */
final class ForkedKeyException extends TipoffException {

  private static final long serialVersionUID = 1L;

  ForkedKeyException(String table, Throwable cause) {
    super(
        FailureCategory.CONTRACT,
        table + ": a key is written by two scopes: " + cause.getMessage(),
        "Let one scope own a key.",
        cause);
  }
}
