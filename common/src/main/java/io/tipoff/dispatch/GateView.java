package io.tipoff.dispatch;

import io.tipoff.run.Decision;
import io.tipoff.run.GateOverride;
import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One gate as one look found it.
 *
 * @param state {@code DONE}, {@code OPEN}, {@code DEGRADED}, {@code WAITING} or {@code BLOCKED}
 * @param tasks scopes of the phase on the slate and pass
 * @param reasons why it waits, is degraded or is blocked
 * @param until when it stops waiting; empty if it does not wait or nobody knows
 * @param overrides in force
 */
public record GateView(
    Slate slate,
    Phase phase,
    Pass pass,
    String state,
    int tasks,
    List<String> reasons,
    Optional<Instant> until,
    List<GateOverride> overrides) {

  /** The state of a gate that cannot open by itself. */
  public static final String BLOCKED = "BLOCKED";

  public GateView {
    reasons = List.copyOf(reasons);
    overrides = List.copyOf(overrides);
  }

  public boolean isBlocked() {
    return state.equals(BLOCKED);
  }

  /**
   * The gates of a look, pass by pass and phase by phase.
   *
   * @param overrides all of the slate; those that have expired are left out
   */
  public static List<GateView> of(Look look, List<GateOverride> overrides, Instant operationalNow) {
    List<GateView> gates = new ArrayList<>();
    for (Pass pass : Pass.values()) {
      for (Phase phase : Phase.values()) {
        List<ScopeDecision> scopes = look.of(phase, pass);
        if (!scopes.isEmpty()) {
          List<GateOverride> active =
              overrides.stream()
                  .filter(one -> one.phase() == phase && one.isActive(operationalNow))
                  .toList();
          gates.add(gate(look.slate(), phase, pass, scopes, active));
        }
      }
    }
    return gates;
  }

  private static GateView gate(
      Slate slate, Phase phase, Pass pass, List<ScopeDecision> scopes, List<GateOverride> active) {
    Decision decision = Decision.of(scopes);
    String state =
        switch (decision) {
          case Decision.Done done -> "DONE";
          case Decision.Start start -> Decision.gate(scopes).name();
          case Decision.Wait wait -> "WAITING";
          case Decision.Block block -> BLOCKED;
        };
    List<String> reasons =
        switch (decision) {
          case Decision.Wait wait -> wait.reasons();
          case Decision.Block block -> block.reasons();
          case Decision.Start start -> Gates.reasons(scopes);
          case Decision.Done done -> List.<String>of();
        };
    Optional<Instant> until =
        decision instanceof Decision.Wait wait ? wait.until() : Optional.empty();
    return new GateView(
        slate,
        phase,
        pass,
        state,
        scopes.size(),
        reasons.stream().distinct().toList(),
        until,
        active);
  }
}
