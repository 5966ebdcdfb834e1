package io.tipoff.ledger;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;

/**
 * Who acts, and why; kept in the audit.
 *
 * @param actor name of a person or of a program
 * @param reason may be empty where an action does not require one
 */
public record Operator(String actor, String reason) {

  /**
   * @throws TipoffException CONFIGURATION if nobody is named
   */
  public Operator {
    reason = reason == null ? "" : reason.strip();
    if (actor == null || actor.isBlank()) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION, "nobody is named as actor", "Say who acts: --actor NAME.");
    }
  }

  /**
   * The same, where a reason is required.
   *
   * @throws TipoffException CONFIGURATION if there is none
   */
  public Operator withReason() {
    if (reason.isEmpty()) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "no reason is given",
          "Say why: --reason TEXT. Whoever looks later needs it.");
    }
    return this;
  }
}
