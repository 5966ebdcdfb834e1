package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import io.tipoff.slate.Slate;

/** Slates to look at whatever their age, kept where the sweeps of all services see them. */
@FunctionalInterface
public interface SlateMarks {

  /** Marks a slate for the sweeps of every phase, until each has found nothing of it due since. */
  Uni<Void> markForSweep(Slate slate, String reason);
}
