package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import io.tipoff.slate.Slate;

/** Slates whose events could not be handled, kept where the sweeps of all services see them. */
@FunctionalInterface
public interface SlateMarks {

  /** Marks a slate for the next sweep; marking again changes the reason at most. */
  Uni<Void> markForSweep(Slate slate, String reason);
}
