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
 * @param late its tasks that are not done after their deadline
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
    List<LateTask> late,
    List<GateOverride> overrides) {

  /** The state of a gate that cannot open by itself. */
  public static final String BLOCKED = "BLOCKED";

  /**
   * A task that is not done after its deadline.
   *
   * @param since its deadline; the earliest, if several revisions are late
   */
  public record LateTask(String task, Instant since) {}

  public GateView {
    reasons = List.copyOf(reasons);
    late = List.copyOf(late);
    overrides = List.copyOf(overrides);
  }

  public boolean isBlocked() {
    return state.equals(BLOCKED);
  }

  /** The gates of a look without what is late and overridden, pass by pass and phase by phase. */
  public static List<GateView> of(Look look) {
    return of(look, ExpectedOutputs.none(), List.of(), Instant.EPOCH);
  }

  /**
   * The gates of a look, pass by pass and phase by phase.
   *
   * @param overrides all of the slate; those that have expired are left out
   */
  static List<GateView> of(
      Look look, ExpectedOutputs outputs, List<GateOverride> overrides, Instant operationalNow) {
    List<GateView> gates = new ArrayList<>();
    for (Pass pass : Pass.values()) {
      for (Phase phase : Phase.values()) {
        List<ScopeDecision> scopes = look.of(phase, pass);
        if (!scopes.isEmpty()) {
          List<GateOverride> active =
              overrides.stream()
                  .filter(one -> one.phase() == phase && one.isActive(operationalNow))
                  .toList();
          gates.add(gate(look.slate(), phase, pass, scopes, outputs.missed(scopes), active));
        }
      }
    }
    return gates;
  }

  private static GateView gate(
      Slate slate,
      Phase phase,
      Pass pass,
      List<ScopeDecision> scopes,
      List<LateTask> late,
      List<GateOverride> active) {
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
        late,
        active);
  }
}
