package io.tipoff.run;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a phase may start on a slate and pass. A decision belongs to one version of the inputs: a
 * new version takes the gate back to {@code WAITING}.
 */
public enum GateState {
  WAITING,
  OPEN,
  DEGRADED,
  BLOCKED;

  /** States that may follow. */
  public Set<GateState> next() {
    return switch (this) {
      case WAITING -> EnumSet.of(OPEN, DEGRADED, BLOCKED);
      case BLOCKED -> EnumSet.of(WAITING, OPEN, DEGRADED);
      case OPEN, DEGRADED -> EnumSet.of(WAITING);
    };
  }

  /**
   * Goes on to another state.
   *
   * @throws IllegalStateException naming both states if the step is not in the table
   */
  public GateState to(GateState state) {
    if (!next().contains(state)) {
      throw new IllegalStateException("a gate cannot go from " + this + " to " + state);
    }
    return state;
  }
}
