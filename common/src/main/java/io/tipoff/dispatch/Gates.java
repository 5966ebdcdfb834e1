package io.tipoff.dispatch;

import io.tipoff.run.Decision;
import io.tipoff.run.GateState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The gates as of the last look at each slate, and what changed in each look. */
final class Gates {

  private record Key(Phase phase, Slate slate, Pass pass) {}

  private final Map<Key, GateState> states = new ConcurrentHashMap<>();
  private final Map<Key, Long> blockedSince = new ConcurrentHashMap<>();
  private final Map<Key, Long> looping = new ConcurrentHashMap<>();
  private final LongAdder looks = new LongAdder();
  private final OperationalClock clock;

  Gates(OperationalClock clock) {
    this.clock = clock;
  }

  /**
   * A gate that changed.
   *
   * @param reasons why it waits, is degraded or is blocked
   */
  record Change(Phase phase, Slate slate, Pass pass, GateState state, List<String> reasons) {}

  /**
   * Takes in a look. A gate that is neither waiting nor where it was has been given new inputs, and
   * goes by way of {@link GateState#WAITING}.
   */
  List<Change> see(Look look) {
    looks.increment();
    List<Change> changes = new ArrayList<>();
    for (Pass pass : Pass.values()) {
      for (Phase phase : Phase.values()) {
        List<ScopeDecision> scopes = look.of(phase, pass);
        if (!scopes.isEmpty()) {
          see(new Key(phase, look.slate(), pass), scopes, changes);
        }
      }
    }
    return changes;
  }

  private void see(Key key, List<ScopeDecision> scopes, List<Change> changes) {
    looping.put(key, scopes.stream().filter(Gates::loops).count());
    GateState state = Decision.gate(scopes);
    GateState before = states.getOrDefault(key, GateState.WAITING);
    if (before == state) {
      states.put(key, state);
      return;
    }
    GateState reached =
        before.next().contains(state) ? before.to(state) : before.to(GateState.WAITING).to(state);
    states.put(key, reached);
    if (reached == GateState.BLOCKED) {
      blockedSince.put(key, clock.nanoTime());
    } else {
      blockedSince.remove(key);
    }
    changes.add(new Change(key.phase(), key.slate(), key.pass(), reached, reasons(scopes)));
  }

  static List<String> reasons(List<ScopeDecision> scopes) {
    List<String> reasons = new ArrayList<>();
    for (ScopeDecision scope : scopes) {
      switch (scope) {
        case ScopeDecision.Wait wait -> reasons.addAll(wait.reasons());
        case ScopeDecision.Block block -> reasons.addAll(block.reasons());
        case ScopeDecision.Start start -> reasons.addAll(start.degraded());
        case ScopeDecision.Retry retry -> reasons.add(retry.reason());
        case ScopeDecision.Running running -> {}
        case ScopeDecision.Done done -> {}
      }
    }
    return reasons.stream().distinct().toList();
  }

  private static boolean loops(ScopeDecision decision) {
    return decision instanceof ScopeDecision.Block block && block.loops();
  }

  /** Scopes of a phase that the storm guard stopped. */
  long looping(Phase phase) {
    return looping.entrySet().stream()
        .filter(entry -> entry.getKey().phase() == phase)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Looks taken in so far. */
  long looks() {
    return looks.sum();
  }

  /** For how long the phase's longest blocked gate is blocked by now; zero if none is. */
  Duration longestBlocked(Phase phase) {
    long now = clock.nanoTime();
    long longest = 0;
    for (Map.Entry<Key, Long> blocked : blockedSince.entrySet()) {
      if (blocked.getKey().phase() == phase) {
        longest = Math.max(longest, now - blocked.getValue());
      }
    }
    return Duration.ofNanos(longest);
  }

  /** How many gates stand in a state, by phase. */
  Map<Phase, Long> count(GateState state) {
    Map<Phase, Long> counts = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      counts.put(phase, 0L);
    }
    states.forEach(
        (key, reached) -> {
          if (reached == state) {
            counts.merge(key.phase(), 1L, Long::sum);
          }
        });
    return counts;
  }
}
