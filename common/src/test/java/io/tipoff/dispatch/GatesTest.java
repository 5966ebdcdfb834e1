package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatesTest {

  private static final TaskScope SCOPE =
      new TaskScope(
          "tables", new Slate("nba", LocalDate.of(2025, 1, 15)), Pass.PREGAME, Optional.empty());

  private long nanos;
  private final Gates gates =
      new Gates(
          new OperationalClock() {
            @Override
            public Instant now() {
              return Instant.EPOCH.plusNanos(nanos);
            }

            @Override
            public long nanoTime() {
              return nanos;
            }
          });

  @Test
  void tellForHowLongAGateIsBlockedUntilItOpens() {
    ScopeDecision blocked = new ScopeDecision.Block(SCOPE, List.of("no rows"));
    see(blocked);
    pass(Duration.ofMinutes(3));
    see(blocked);
    pass(Duration.ofMinutes(4));

    assertThat(gates.longestBlocked(Phase.FEATURES)).isEqualTo(Duration.ofMinutes(7));
    assertThat(gates.longestBlocked(Phase.PREDICT)).isZero();

    see(new ScopeDecision.Done(SCOPE));

    assertThat(gates.longestBlocked(Phase.FEATURES)).isZero();
    assertThat(gates.looks()).isEqualTo(3);
  }

  @Test
  void countWhatTheStormGuardStoppedUntilItGoesOn() {
    see(new ScopeDecision.Block(SCOPE, List.of("no rows")));
    assertThat(gates.looping(Phase.FEATURES)).isZero();

    see(new ScopeDecision.Block(SCOPE, List.of("it loops"), true));
    assertThat(gates.looping(Phase.FEATURES)).isEqualTo(1);
    assertThat(gates.looping(Phase.PREDICT)).isZero();

    see(new ScopeDecision.Done(SCOPE));
    assertThat(gates.looping(Phase.FEATURES)).isZero();
  }

  private void see(ScopeDecision decision) {
    gates.see(new Look(SCOPE.slate(), List.of(decision), Map.of("tables", Phase.FEATURES)));
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
