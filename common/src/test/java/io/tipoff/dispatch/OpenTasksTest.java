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
import java.util.Optional;
import java.util.stream.Stream;
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
              new Declared(
                  TaskDeclaration.postgame("load", Phase.INGEST, List.of()).producing("of.load")),
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
  void whatSomethingDueLeadsToWaitsAndIsNotBlocked() {
    assertThat(look(LOADING, NO_SUMMARY, NO_GRADE).blocked()).isEmpty();
    assertThat(look(new ScopeDecision.Done(scope("load")), NO_SUMMARY, NO_GRADE).blocked())
        .containsExactly(NO_SUMMARY, NO_GRADE);
    ScopeDecision.Block other = new ScopeDecision.Block(scope("other"), List.of("broken"));
    assertThat(look(LOADING, other).blocked()).containsExactly(other);
  }

  @Test
  void whatWouldDoWithoutSomethingWaitsWhileItMayStillCome() {
    ScopeDecision grading =
        new ScopeDecision.Start(scope("grade"), "inputs", 1, List.of("no summary"));
    ScopeDecision whole = new ScopeDecision.Start(scope("grade"), "inputs", 1, List.of());
    ScopeDecision.Done loaded = new ScopeDecision.Done(scope("load"));

    assertThat(look(LOADING, grading).scopes())
        .contains(new ScopeDecision.Wait(scope("grade"), List.of("no summary"), Optional.empty()));
    assertThat(look(LOADING, whole).scopes()).contains(whole);
    assertThat(look(loaded, grading).scopes()).contains(grading);
  }

  @Test
  void aBlockBecauseOfALoopIsToldAtOnce() {
    ScopeDecision.Block loop = new ScopeDecision.Block(scope("summary"), List.of("loops"), true);

    assertThat(look(LOADING, loop).blocked()).containsExactly(loop);
  }

  @Test
  void aSlateGoesOnWhileOnlyRevisionsRunForWhichTheirReadersWait() {
    TaskDeclaration features =
        TaskDeclaration.perRevision("features", Phase.FEATURES, List.of()).producing("rows");
    TaskDeclaration predict =
        TaskDeclaration.perRevision(
                "predict",
                Phase.PREDICT,
                List.of(Input.optional("rows", Relation.SAME_AS_OF, "features")))
            .producing("predictions");
    TaskDeclaration publish =
        TaskDeclaration.pregame(
            "publish",
            Phase.PUBLISH,
            List.of(Input.optional("predictions", Relation.ALL_REVISIONS, "predict")));
    TaskDeclaration strict =
        TaskDeclaration.pregame(
            "strict",
            Phase.PUBLISH,
            List.of(Input.critical("predictions", Relation.ALL_REVISIONS, "predict")));

    assertThat(goesOn(running("predict"), features, predict, publish)).isTrue();
    assertThat(goesOn(running("features"), features, predict, publish)).isFalse();
    assertThat(goesOn(running("publish"), features, predict, publish)).isFalse();
    assertThat(goesOn(running("predict"), features, predict, publish, strict)).isFalse();
    assertThat(
            goesOn(
                new ScopeDecision.Start(scope("predict"), "inputs", 1, List.of()),
                features,
                predict,
                publish))
        .isFalse();
  }

  private static boolean goesOn(ScopeDecision decision, TaskDeclaration... tasks) {
    TaskCatalog catalog =
        new TaskCatalog(Stream.of(tasks).map(task -> (Task) new Declared(task)).toList());
    return Look.of(SLATE, List.of(decision), catalog, NOW).mayGoOn(catalog);
  }

  private static ScopeDecision running(String task) {
    return new ScopeDecision.Running(scope(task));
  }

  private static boolean mayChangeForGrade(ScopeDecision... decisions) {
    return OpenTasks.of(List.of(decisions), CATALOG.tasks()).mayChangeWhatIsReadBy(GRADE, NOW);
  }

  private static Look look(ScopeDecision... decisions) {
    return Look.of(SLATE, List.of(decisions), CATALOG, NOW);
  }

  private static TaskDeclaration reading(String name, Phase phase, String writer) {
    return TaskDeclaration.postgame(
            name, phase, List.of(Input.critical("of." + writer, Relation.SAME_SLATE, writer)))
        .producing("of." + name);
  }

  private static TaskScope scope(String task) {
    return new TaskScope(task, SLATE, Pass.POSTGAME, Optional.empty());
  }
}
