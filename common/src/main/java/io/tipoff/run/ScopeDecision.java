package io.tipoff.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What reconcile says of one scope. */
public sealed interface ScopeDecision {

  /**
   * Due, and its gate is open: run it on these inputs.
   *
   * @param attempt its number among all runs on these inputs, those whose process died included
   * @param last whether nothing is tried again by itself should this run fail
   * @param inputs versions of the slices of which {@code inputDigest} is the digest, one a line
   * @param asked whose look found it due
   */
  record Start(
      TaskScope scope,
      String inputDigest,
      int attempt,
      boolean last,
      List<String> degraded,
      String inputs,
      Asked asked)
      implements ScopeDecision {
    public Start {
      degraded = List.copyOf(degraded);
    }

    /** A run that is tried again if it fails. */
    public Start(TaskScope scope, String inputDigest, int attempt, List<String> degraded) {
      this(scope, inputDigest, attempt, false, degraded, "", Asked.RUN);
    }

    /** The same, found by somebody else's look. */
    public Start by(Asked who) {
      return new Start(scope, inputDigest, attempt, last, degraded, inputs, who);
    }
  }

  /** A run holds the lease. */
  record Running(TaskScope scope) implements ScopeDecision {}

  /** Not yet: its moment has not come, or an input is missing and may still come. */
  record Wait(TaskScope scope, List<String> reasons, Optional<Instant> until)
      implements ScopeDecision {
    public Wait {
      reasons = List.copyOf(reasons);
    }
  }

  /** A transient failure is tried again at this operational instant. */
  record Retry(TaskScope scope, String reason, Instant notBefore) implements ScopeDecision {}

  /**
   * It will not run on these inputs; the reasons say what to do.
   *
   * @param loops whether the storm guard stopped it
   */
  record Block(TaskScope scope, List<String> reasons, boolean loops) implements ScopeDecision {
    public Block {
      reasons = List.copyOf(reasons);
    }

    public Block(TaskScope scope, List<String> reasons) {
      this(scope, reasons, false);
    }
  }

  /** Nothing is due: the inputs are those its last finished run read, or it is frozen. */
  record Done(TaskScope scope) implements ScopeDecision {}

  TaskScope scope();
}
