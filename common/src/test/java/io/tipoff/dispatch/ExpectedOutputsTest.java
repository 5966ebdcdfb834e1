package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.run.RunContext;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A task after the games is ready at 07:30 and due at noon of the next day. */
class ExpectedOutputsTest {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final TaskScope SCOPE =
      new TaskScope("grades", SLATE, Pass.POSTGAME, Optional.empty());
  private static final TaskCatalog CATALOG =
      new TaskCatalog(List.of(new Graded("grades"), new Graded("accuracy")));

  /** A task that is only declared. */
  private record Graded(String name) implements Task {

    @Override
    public TaskDeclaration declaration() {
      return TaskDeclaration.postgame(name, Phase.GRADE, List.of());
    }

    @Override
    public TaskOutput run(RunContext context) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  @Tag("GRD-01")
  void areNeitherLateNorSoonWhileThereIsTime() {
    assertThat(at(LocalTime.of(10, 0), waiting())).isEqualTo(ExpectedOutputs.none());
  }

  @Test
  @Tag("ORC-01")
  void areDueSoonWhenFourFifthsOfTheTimeHavePassed() {
    ExpectedOutputs outputs = at(LocalTime.of(11, 10), waiting());

    assertThat(outputs.dueSoon()).containsExactly(Map.entry(Phase.GRADE, 1L));
    assertThat(outputs.overdue()).isEmpty();
  }

  @Test
  @Tag("ORC-01")
  void areOverdueFromTheDeadlineOn() {
    ExpectedOutputs outputs = at(LocalTime.NOON, new ScopeDecision.Block(SCOPE, List.of("no box")));

    assertThat(outputs.overdue()).containsExactly(Map.entry(Phase.GRADE, 1L));
    assertThat(outputs.dueSoon()).isEmpty();
  }

  @Test
  void areNotOverdueOnceDone() {
    assertThat(at(LocalTime.of(18, 0), new ScopeDecision.Done(SCOPE)))
        .isEqualTo(ExpectedOutputs.none());
  }

  @Test
  @Tag("ORC-01")
  void aGateNamesItsTasksThatAreLateAndSinceWhen() {
    assertThat(gate(LocalTime.of(11, 59)).late()).isEmpty();
    assertThat(gate(LocalTime.of(18, 0)).late())
        .containsExactly(
            new GateView.LateTask(
                "grades", LeagueTime.at(SLATE.date().plusDays(1), LocalTime.NOON)));
  }

  @Test
  @Tag("ORC-01")
  void theNoticeOfAGateSaysForHowLongWhatIsMissingWhyAndWhatToDo() {
    TaskScope accuracy = new TaskScope("accuracy", SLATE, Pass.POSTGAME, Optional.empty());
    ExpectedOutputs outputs =
        at(
            LocalTime.of(12, 30),
            waiting(),
            new ScopeDecision.Block(accuracy, List.of("no grades")));

    assertThat(KernelNotices.late(outputs.late()))
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.key()).isEqualTo("MISSED grade nba/2025-01-15 POSTGAME");
              assertThat(condition.notice().signature()).isEqualTo("deadline-missed:grade");
              assertThat(condition.notice().detail())
                  .isEqualTo(
                      "nba/2025-01-15 POSTGAME: 5 h 0 min of 4 h 30 min have passed,"
                          + " until 2025-01-16T17:00:00Z. Missing: grades, accuracy."
                          + " Because: box scores are missing, no grades");
              assertThat(condition.notice().remedy())
                  .contains("tipoff reconcile nba/2025-01-15")
                  .contains("tipoff gate override grade nba/2025-01-15");
            });
  }

  private static GateView gate(LocalTime time) {
    Look look = new Look(SLATE, List.of(waiting()), Map.of("grades", Phase.GRADE));
    return GateView.of(look, at(time, waiting()), List.of(), Instant.EPOCH).getFirst();
  }

  private static ScopeDecision waiting() {
    return new ScopeDecision.Wait(SCOPE, List.of("box scores are missing"), Optional.empty());
  }

  private static ExpectedOutputs at(LocalTime time, ScopeDecision... decisions) {
    Instant now = LeagueTime.at(SLATE.date().plusDays(1), time);
    Look look =
        new Look(SLATE, List.of(decisions), Map.of("grades", Phase.GRADE, "accuracy", Phase.GRADE));
    return ExpectedOutputs.of(List.of(look), CATALOG, now);
  }
}
