package io.tipoff.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What reconcile says of one phase on one slate and pass, folded from its scopes. */
public sealed interface Decision {

  record Start(List<ScopeDecision.Start> tasks) implements Decision {
    public Start {
      tasks = List.copyOf(tasks);
    }
  }

  record Wait(List<String> reasons, Optional<Instant> until) implements Decision {
    public Wait {
      reasons = List.copyOf(reasons);
    }
  }

  record Block(List<String> reasons) implements Decision {
    public Block {
      reasons = List.copyOf(reasons);
    }
  }

  record Done() implements Decision {}

  /** Folds the scopes of a phase: what can start starts; else waiting goes before blocking. */
  static Decision of(List<ScopeDecision> scopes) {
    List<ScopeDecision.Start> starts = new ArrayList<>();
    List<String> waits = new ArrayList<>();
    List<String> blocks = new ArrayList<>();
    Instant until = null;
    boolean waiting = false;
    for (ScopeDecision scope : scopes) {
      switch (scope) {
        case ScopeDecision.Start start -> starts.add(start);
        case ScopeDecision.Running running -> {
          waiting = true;
          waits.add(running.scope().task() + " is running");
        }
        case ScopeDecision.Retry retry -> {
          waiting = true;
          waits.add(retry.reason());
        }
        case ScopeDecision.Wait wait -> {
          waiting = true;
          waits.addAll(wait.reasons());
          if (wait.until().isPresent() && (until == null || wait.until().get().isBefore(until))) {
            until = wait.until().get();
          }
        }
        case ScopeDecision.Block block -> blocks.addAll(block.reasons());
        case ScopeDecision.Done done -> {}
      }
    }
    if (!starts.isEmpty()) {
      return new Start(starts);
    }
    if (waiting) {
      return new Wait(waits, Optional.ofNullable(until));
    }
    return blocks.isEmpty() ? new Done() : new Block(blocks);
  }

  /** The gate that these scopes amount to. */
  static GateState gate(List<ScopeDecision> scopes) {
    boolean degraded = false;
    boolean waiting = false;
    for (ScopeDecision scope : scopes) {
      if (scope instanceof ScopeDecision.Block) {
        return GateState.BLOCKED;
      }
      waiting |= scope instanceof ScopeDecision.Wait || scope instanceof ScopeDecision.Retry;
      degraded |= scope instanceof ScopeDecision.Start start && !start.degraded().isEmpty();
    }
    if (waiting) {
      return GateState.WAITING;
    }
    return degraded ? GateState.DEGRADED : GateState.OPEN;
  }
}
