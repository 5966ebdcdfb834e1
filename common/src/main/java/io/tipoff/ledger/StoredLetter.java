package io.tipoff.ledger;

import io.tipoff.messaging.DeadLetter;
import java.time.Instant;
import java.util.Optional;

/**
 * A dead letter as the ledger keeps it.
 *
 * @param letter the message and why it is dead
 * @param replays how often it was told again, earlier letters of the same message included
 * @param replayOf letter of the same message before it was last told again
 * @param settledBy who replayed or purged it
 */
public record StoredLetter(
    long id,
    DeadLetter letter,
    LetterState state,
    int replays,
    Optional<Long> replayOf,
    Instant diedAt,
    Optional<String> settledBy,
    Optional<Instant> settledAt) {}
