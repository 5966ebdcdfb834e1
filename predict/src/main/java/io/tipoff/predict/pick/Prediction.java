package io.tipoff.predict.pick;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.distribution.LineOdds;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A prediction to be priced.
 *
 * @param shift what is added to the logarithmic odds of the over at a quoted line
 * @param featuresKnownAt latest known-at of the features that it rests on
 * @param out whether the player is reported out of the game
 */
public record Prediction(
    String predictionId,
    String gameId,
    String playerId,
    LocalDate gameDate,
    Market market,
    CountDistribution distribution,
    double shift,
    Instant featuresKnownAt,
    boolean out) {

  /** Its chances at a quoted line. */
  LineOdds against(double line) {
    return distribution.against(line, shift);
  }
}
