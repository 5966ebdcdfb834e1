package io.tipoff.standalone.operate;

import io.tipoff.dispatch.Look;
import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One task's scope as one look found it.
 *
 * @param decision {@code DUE}, {@code RUNNING}, {@code RETRY}, {@code WAITING}, {@code BLOCKED} or
 *     {@code DONE}
 * @param reasons why it does not run, or what it does without
 * @param until when it stops waiting
 */
public record ScopeView(
    Slate slate,
    Pass pass,
    Phase phase,
    String task,
    Optional<Instant> asOf,
    String decision,
    List<String> reasons,
    Optional<Instant> until) {

  /** The scopes of a look, pass by pass and phase by phase. */
  public static List<ScopeView> of(Look look) {
    List<ScopeView> views = new ArrayList<>();
    for (Pass pass : Pass.values()) {
      for (Phase phase : Phase.values()) {
        look.of(phase, pass).forEach(decision -> views.add(of(phase, decision)));
      }
    }
    return views;
  }

  private static ScopeView of(Phase phase, ScopeDecision decision) {
    List<String> reasons =
        switch (decision) {
          case ScopeDecision.Start start -> start.degraded();
          case ScopeDecision.Retry retry -> List.of(retry.reason());
          case ScopeDecision.Wait wait -> wait.reasons();
          case ScopeDecision.Block block -> block.reasons();
          case ScopeDecision.Running running -> List.<String>of();
          case ScopeDecision.Done done -> List.<String>of();
        };
    Optional<Instant> until =
        switch (decision) {
          case ScopeDecision.Wait wait -> wait.until();
          case ScopeDecision.Retry retry -> Optional.of(retry.notBefore());
          default -> Optional.empty();
        };
    return new ScopeView(
        decision.scope().slate(),
        decision.scope().pass(),
        phase,
        decision.scope().task(),
        decision.scope().asOf(),
        Runs.word(decision),
        reasons,
        until);
  }
}
