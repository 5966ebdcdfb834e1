package io.tipoff.predict.model;

import io.tipoff.digest.ContentId;
import io.tipoff.slate.Market;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.util.Objects;

/**
 * A row of predictions.model_decision: what somebody decided about a model. The latest about a
 * model stands.
 *
 * @param decisionId content-derived
 * @param reason in the decider's words
 * @param knownAt from when on it stands: as-ofs after it follow it
 */
public record ModelDecision(
    String decisionId,
    String modelId,
    String system,
    Market market,
    Action action,
    String reason,
    Instant knownAt) {

  public static final Table TABLE =
      Table.of(
              "predictions", "model_decision", ModelDecision.class, WriteMode.APPEND, "decision_id")
          .checked(Check.form("reason", "(?s).*\\S.*"));

  /** What was decided. */
  public enum Action {
    PROMOTED,
    RETIRED
  }

  public ModelDecision {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(reason, "reason");
  }

  /** A decision about a model that stands from an instant on. */
  public static ModelDecision of(
      String modelId, String system, Market market, Action action, String reason, Instant from) {
    return new ModelDecision(
        ContentId.of("model-decision", modelId, action, reason, from),
        modelId,
        system,
        market,
        action,
        reason,
        from);
  }
}
