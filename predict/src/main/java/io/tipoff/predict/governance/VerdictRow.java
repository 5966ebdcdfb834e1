package io.tipoff.predict.governance;

import io.tipoff.slate.Market;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;

/**
 * A row of predictions.model_verdict: what one model showed on games that neither it nor its
 * incumbent had been trained on. Null where there was nothing to measure. Intervals are at 95 %, by
 * drawing whole dates.
 *
 * @param verdictId content-derived
 * @param incumbentId model that served when this one was trained; null for the first
 * @param games predicted games from its training on
 * @param error mean absolute error of the unrounded median; incumbentError of the incumbent's
 * @param difference error less the incumbent's; negative where the model is better
 * @param bias mean of expected minus actual counts
 * @param middle share of outcomes in the middle 80 % of the distribution, as a randomised
 *     probability integral transform would find them
 * @param reasons what speaks against it, or why nothing is said; empty for a PASS
 */
public record VerdictRow(
    String verdictId,
    String modelId,
    String incumbentId,
    String system,
    Market market,
    Instant trainedAsOf,
    long games,
    Double error,
    Double incumbentError,
    Double difference,
    Double differenceLow,
    Double differenceHigh,
    Double bias,
    Double biasLow,
    Double biasHigh,
    Double middle,
    Verdict verdict,
    String reasons,
    Instant knownAt) {

  public static final Table TABLE =
      Table.of("predictions", "model_verdict", VerdictRow.class, WriteMode.APPEND, "verdict_id")
          .checked(
              Check.range("error", 0, 100),
              Check.range("incumbent_error", 0, 100),
              Check.range("middle", 0, 1),
              Check.atMost("difference_low", "difference_high"),
              Check.atMost("bias_low", "bias_high"),
              Check.unique("model_id"));
}
