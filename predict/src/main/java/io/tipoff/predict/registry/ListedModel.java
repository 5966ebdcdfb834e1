package io.tipoff.predict.registry;

import io.tipoff.slate.Market;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A model in the registry.
 *
 * @param standing {@code SERVING} (from now on), {@code CANDIDATE} (not promoted), {@code RETIRED},
 *     or {@code SUPERSEDED} by a later one
 * @param verdict the latest, null where none was given; games to differenceHigh belong to it
 */
public record ListedModel(
    String modelId,
    String system,
    Market market,
    Instant trainedAsOf,
    LocalDate firstDate,
    LocalDate lastDate,
    long rows,
    String digest,
    String contractDigest,
    String standing,
    String verdict,
    Long games,
    Double error,
    Double difference,
    Double differenceLow,
    Double differenceHigh,
    String reasons) {}
