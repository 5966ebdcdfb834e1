package io.tipoff.ingest.synthetic;

import io.tipoff.slate.Market;
import java.time.LocalDate;

/**
 * What a forecaster who knew every latent state before the game would say.
 *
 * @param appears probability that he appears on the court
 * @param count distribution of the market's count, given that he appears
 * @param minutes planned: those expected without overtime, given that he is not a late scratch
 */
public record TrueProp(
    String season,
    LocalDate date,
    String gameId,
    long playerId,
    Market market,
    double appears,
    int minutes,
    TrueDistribution count) {}
