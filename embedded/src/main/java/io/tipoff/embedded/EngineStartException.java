package io.tipoff.embedded;

import java.io.Serial;

/** An embedded engine did not start; the message names it, its place and what to look at. */
public final class EngineStartException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  EngineStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
