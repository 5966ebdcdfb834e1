package io.tipoff.predict.pick;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A prediction to be priced.
 *
 * @param featuresKnownAt latest known-at of the features that it rests on
 */
public record Prediction(
    String predictionId,
    String gameId,
    String playerId,
    LocalDate gameDate,
    Market market,
    CountDistribution distribution,
    Instant featuresKnownAt) {}
