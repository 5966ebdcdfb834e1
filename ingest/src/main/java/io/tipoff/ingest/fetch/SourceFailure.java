package io.tipoff.ingest.fetch;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;

/** A request to a source that brought nothing. */
public final class SourceFailure extends TipoffException {

  private static final long serialVersionUID = 1L;

  private final Outcome outcome;
  private final boolean again;

  private SourceFailure(
      Outcome outcome,
      FailureCategory category,
      boolean again,
      String message,
      String remedy,
      Throwable cause) {
    super(category, message, remedy, cause);
    this.outcome = outcome;
    this.again = again;
  }

  /** What may pass: the same request may be answered later. */
  static SourceFailure passing(Outcome outcome, String message, String remedy, Throwable cause) {
    return new SourceFailure(outcome, FailureCategory.TRANSIENT, true, message, remedy, cause);
  }

  /** What may pass, but not soon. */
  static SourceFailure later(Outcome outcome, String message, String remedy) {
    return new SourceFailure(outcome, FailureCategory.TRANSIENT, false, message, remedy, null);
  }

  /** What somebody has to see to. */
  static SourceFailure lasting(
      Outcome outcome, FailureCategory category, String message, String remedy, Throwable cause) {
    return new SourceFailure(outcome, category, false, message, remedy, cause);
  }

  /** An answer in which there is nothing, where something always is. */
  public static SourceFailure empty(String message) {
    return lasting(
        Outcome.EMPTY,
        FailureCategory.BAD_INPUT,
        message,
        "It is asked for again by itself. If it stays so, compare with the provider's site.",
        null);
  }

  public Outcome outcome() {
    return outcome;
  }

  /** Whether the request is worth making again at once. */
  boolean again() {
    return again;
  }

  /** Whether the source is at fault, not what was asked of it. */
  boolean ofTheSource() {
    return outcome != Outcome.REFUSED && outcome != Outcome.CIRCUIT_OPEN;
  }
}
