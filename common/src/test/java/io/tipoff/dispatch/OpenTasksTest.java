package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is due leads to what reads it, over any number of steps. */
class OpenTasksTest {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final Instant NOW = Instant.parse("2025-01-17T12:00:00Z");
  private static final TaskDeclaration GRADE = reading("grade", Phase.GRADE, "summary");
  private static final TaskCatalog CATALOG =
      new TaskCatalog(
          List.of(
              new Declared(TaskDeclaration.postgame("load", Phase.INGEST, List.of())),
              new Declared(reading("summary", Phase.TRANSFORM, "load")),
              new Declared(GRADE),
              new Declared(TaskDeclaration.postgame("other", Phase.PUBLISH, List.of()))));

  private static final ScopeDecision.Start LOADING =
      new ScopeDecision.Start(scope("load"), "inputs", 1, List.of());
  private static final ScopeDecision.Block NO_SUMMARY =
      new ScopeDecision.Block(scope("summary"), List.of("raw.box is not there"));
  private static final ScopeDecision.Block NO_GRADE =
      new ScopeDecision.Block(scope("grade"), List.of("analytics.player_game is not there"));

  /** A task without work. */
  private record Declared(TaskDeclaration declaration) implements Task {

    @Override
    public TaskOutput run(RunContext context) {
      throw new AssertionError("nothing runs here");
    }
  }

  @Test
  @Tag("ORC-11")
  void whatIsDueMayStillChangeWhatIsReadTwoStepsOn() {
    assertThat(mayChangeForGrade(LOADING, NO_SUMMARY)).isTrue();
    assertThat(mayChangeForGrade(new ScopeDecision.Running(scope("load")), NO_SUMMARY)).isTrue();
  }

  @Test
  void whatStandsStillAndATasksOwnStartChangeNothing() {
    ScopeDecision grading =
        new ScopeDecision.Start(scope("grade"), "inputs", 1, List.of("no summary"));

    assertThat(mayChangeForGrade(new ScopeDecision.Done(scope("load")), NO_SUMMARY, grading))
        .isFalse();
  }

  @Test
  void whatWaitsForALaterInstantChangesNothingNow() {
    ScopeDecision later =
        new ScopeDecision.Wait(scope("load"), List.of("later"), Optional.of(NOW.plusSeconds(1)));

    assertThat(mayChangeForGrade(later, NO_SUMMARY)).isFalse();
  }

  @Test
  void blocksToWhichSomethingDueLeadsDoNotLast() {
    assertThat(look(LOADING, NO_SUMMARY, NO_GRADE).lastingBlocks(CATALOG)).isEmpty();
    assertThat(
            look(new ScopeDecision.Done(scope("load")), NO_SUMMARY, NO_GRADE)
                .lastingBlocks(CATALOG))
        .containsExactly(NO_SUMMARY, NO_GRADE);
    ScopeDecision.Block other = new ScopeDecision.Block(scope("other"), List.of("broken"));
    assertThat(look(LOADING, other).lastingBlocks(CATALOG)).containsExactly(other);
  }

  private static boolean mayChangeForGrade(ScopeDecision... decisions) {
    return OpenTasks.of(List.of(decisions), CATALOG.tasks()).mayChangeWhatIsReadBy(GRADE, NOW);
  }

  private static Look look(ScopeDecision... decisions) {
    return new Look(SLATE, List.of(decisions), Map.of());
  }

  private static TaskDeclaration reading(String name, Phase phase, String writer) {
    return TaskDeclaration.postgame(
        name, phase, List.of(Input.critical("of." + writer, Relation.SAME_SLATE, writer)));
  }

  private static TaskScope scope(String task) {
    return new TaskScope(task, SLATE, Pass.POSTGAME, Optional.empty());
  }
}
