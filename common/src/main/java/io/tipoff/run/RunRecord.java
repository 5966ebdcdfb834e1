package io.tipoff.run;

import io.tipoff.failure.FailureCategory;
import io.tipoff.slate.Phase;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as the ledger tells it.
 *
 * @param id number of the run in this ledger
 * @param inputDigest digest of the input slices' versions it read
 * @param attempt 1 for the first run of the scope on these inputs
 * @param startedAt operational time
 * @param failure category of a FAILED run
 * @param reason why it ended as it did; empty for SUCCEEDED
 */
public record RunRecord(
    long id,
    TaskScope scope,
    Phase phase,
    RunState state,
    String inputDigest,
    int attempt,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<FailureCategory> failure,
    String reason) {}
