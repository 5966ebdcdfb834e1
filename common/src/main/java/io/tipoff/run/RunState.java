package io.tipoff.run;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Life of a run. Every start reaches exactly one terminal state; a terminal state is never left.
 *
 * <p>The table of transitions is this enum: {@code RUNNING} leads to each of the others, nothing
 * else leads anywhere.
 */
public enum RunState {
  RUNNING(false),
  /** Rows are written and recorded. */
  SUCCEEDED(true),
  /** Proven empty. */
  NO_DATA(true),
  /** Inputs are what the last finished run read. */
  SKIPPED(true),
  /** Ended with a failure category. */
  FAILED(false),
  /** Its time limit passed. */
  TIMED_OUT(false),
  /** Its lease expired, or its process was replaced by a new incarnation. */
  ABANDONED(false);

  private final boolean finished;

  RunState(boolean finished) {
    this.finished = finished;
  }

  /** Whether a run in this state has delivered, so that its inputs count as read. */
  public boolean isFinished() {
    return finished;
  }

  public boolean isTerminal() {
    return this != RUNNING;
  }

  /** Whether a run in this state has ended without a result. */
  public boolean isFailure() {
    return isTerminal() && !finished;
  }

  /** Names of the states of runs that have ended without a result. */
  public static String[] failures() {
    return Stream.of(values())
        .filter(RunState::isFailure)
        .map(RunState::name)
        .toArray(String[]::new);
  }

  /** States that may follow. */
  public Set<RunState> next() {
    return isTerminal()
        ? EnumSet.noneOf(RunState.class)
        : EnumSet.complementOf(EnumSet.of(RUNNING));
  }

  /**
   * Goes on to another state.
   *
   * @throws IllegalStateException naming both states if the step is not in the table
   */
  public RunState to(RunState state) {
    if (!next().contains(state)) {
      throw new IllegalStateException("a run cannot go from " + this + " to " + state);
    }
    return state;
  }
}
