package io.tipoff.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StatesTest {

  private static final Map<GateState, Set<GateState>> GATE =
      Map.of(
          GateState.WAITING, EnumSet.of(GateState.OPEN, GateState.DEGRADED, GateState.BLOCKED),
          GateState.OPEN, EnumSet.of(GateState.WAITING),
          GateState.DEGRADED, EnumSet.of(GateState.WAITING),
          GateState.BLOCKED, EnumSet.of(GateState.WAITING, GateState.OPEN, GateState.DEGRADED));

  @Test
  @Tag("ING-18")
  void aRunGoesFromRunningToEachTerminalStateAndNowhereElse() {
    for (RunState from : RunState.values()) {
      for (RunState to : RunState.values()) {
        if (from == RunState.RUNNING && to != RunState.RUNNING) {
          assertThat(from.to(to)).isEqualTo(to);
        } else {
          assertThatThrownBy(() -> from.to(to))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining(from.name())
              .hasMessageContaining(to.name());
        }
      }
    }
  }

  @Test
  void aGateFollowsItsTable() {
    for (GateState from : GateState.values()) {
      for (GateState to : GateState.values()) {
        if (GATE.get(from).contains(to)) {
          assertThat(from.to(to)).isEqualTo(to);
        } else {
          assertThatThrownBy(() -> from.to(to)).isInstanceOf(IllegalStateException.class);
        }
      }
    }
  }
}
