package io.tipoff.ledger;

import io.tipoff.event.EncodedEvent;
import io.tipoff.failure.FailureCategory;
import io.tipoff.notice.Notice;
import io.tipoff.run.RunState;
import io.tipoff.run.SliceVersion;
import io.tipoff.validation.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run ends, recorded in one transaction with its slices and its event.
 *
 * @param state terminal state
 * @param failure category of a FAILED run, else empty
 * @param reason why; empty for SUCCEEDED
 * @param counts named counts for the run history
 * @param slices versions it wrote
 * @param findings what the checks of its tables found
 * @param plan comma-separated as-ofs if the run plans the slate's revisions
 * @param event event to tell
 * @param history what else is kept of it
 * @param notice what people are to be told of it
 * @param refused what they are to be told instead if it is refused
 * @param late whether later slates may have read what it changes and be looked at by nobody; in a
 *     replay they come by themselves
 */
public record RunEnd(
    RunState state,
    Optional<FailureCategory> failure,
    String reason,
    Map<String, Long> counts,
    List<SliceVersion> slices,
    List<Finding> findings,
    Optional<String> plan,
    EncodedEvent event,
    RunHistory history,
    Optional<Notice> notice,
    Optional<Notice> refused,
    boolean late) {

  public RunEnd {
    RunState.RUNNING.to(state);
    if ((state == RunState.FAILED) != failure.isPresent()) {
      throw new IllegalArgumentException(
          "a failure category belongs to FAILED alone, not " + state);
    }
    counts = Map.copyOf(counts);
    slices = List.copyOf(slices);
    findings = List.copyOf(findings);
  }

  /** An end of which nothing else is kept or told. */
  public RunEnd(
      RunState state,
      Optional<FailureCategory> failure,
      String reason,
      Map<String, Long> counts,
      List<SliceVersion> slices,
      List<Finding> findings,
      Optional<String> plan,
      EncodedEvent event) {
    this(
        state,
        failure,
        reason,
        counts,
        slices,
        findings,
        plan,
        event,
        RunHistory.NONE,
        Optional.empty(),
        Optional.empty(),
        true);
  }

  /** An end whose rows were found sound, or that wrote none. */
  public RunEnd(
      RunState state,
      Optional<FailureCategory> failure,
      String reason,
      Map<String, Long> counts,
      List<SliceVersion> slices,
      Optional<String> plan,
      EncodedEvent event) {
    this(state, failure, reason, counts, slices, List.of(), plan, event);
  }
}
