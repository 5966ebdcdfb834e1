package io.tipoff.run;

import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What operators decided of one slate. An input of {@link Reconcile}; it can turn a block into a
 * start and nothing else, so whoever finds nothing blocked need not know it.
 *
 * @param overrides of the slate's gates, expired ones too
 * @param retries ids of runs after which one more is allowed, whatever their failure and budget
 */
public record Interventions(List<GateOverride> overrides, Set<Long> retries) {

  public static final Interventions NONE = new Interventions(List.of(), Set.of());

  public Interventions {
    overrides = List.copyOf(overrides);
    retries = Set.copyOf(retries);
  }

  /** Whether a phase of a slate may do without what it lacks. */
  boolean opens(Phase phase, Slate slate, Instant operationalNow) {
    return overrides.stream()
        .anyMatch(
            one ->
                one.phase() == phase && one.slate().equals(slate) && one.isActive(operationalNow));
  }
}
