package io.tipoff.event;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;

/** A message that is no event of ours; it belongs into the dead letters with this reason. */
public final class UnreadableEventException extends TipoffException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  UnreadableEventException(Reason reason, String message, Throwable cause) {
    super(
        FailureCategory.BAD_INPUT,
        message,
        "Look at the dead letter, mend its sender, then replay or purge it.",
        cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why it cannot be read; a closed set, fit for a metric label. */
  public enum Reason {
    /** A required CloudEvents attribute is missing, or the version is not 1.0. */
    NOT_A_CLOUD_EVENT,
    /** The type names no event that this version knows. */
    UNKNOWN_TYPE,
    /** The body is not JSON, or not what the event's schema says. */
    INVALID_BODY,
    /** Body and attributes tell different things. */
    CONTRADICTION
  }
}
