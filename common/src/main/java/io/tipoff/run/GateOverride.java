package io.tipoff.run;

import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.Objects;

/**
 * Lets what is blocked in a phase of a slate run without what it lacks, until it expires.
 *
 * @param createdAt operational time
 * @param expiresAt operational time; from this instant on it has no effect
 */
public record GateOverride(
    long id,
    Phase phase,
    Slate slate,
    String actor,
    String reason,
    Instant createdAt,
    Instant expiresAt) {

  public GateOverride {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(slate, "slate");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  public boolean isActive(Instant operationalNow) {
    return operationalNow.isBefore(expiresAt);
  }
}
