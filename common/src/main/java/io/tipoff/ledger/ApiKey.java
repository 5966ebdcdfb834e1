package io.tipoff.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What the ledger tells of a key; the key itself is kept nowhere.
 *
 * @param id its public part
 * @param name whose it is: the actor of what is done with it
 */
public record ApiKey(
    String id,
    String name,
    KeyRole role,
    String createdBy,
    Instant createdAt,
    Optional<String> revokedBy,
    Optional<Instant> revokedAt) {}
