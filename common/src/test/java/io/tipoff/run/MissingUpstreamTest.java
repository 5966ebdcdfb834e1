package io.tipoff.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.failure.FailureCategory;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Grading without results: any look starts what is missing, once, and within its attempts. */
class MissingUpstreamTest {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final int ATTEMPTS = 3;
  private static final TaskDeclaration LOAD =
      TaskDeclaration.postgame(
              "load-box",
              Phase.INGEST,
              List.of(Input.critical("archive.box", Relation.SAME_SLATE, "source")))
          .producing("raw.box");
  private static final TaskDeclaration GRADE =
      TaskDeclaration.postgame(
              "grade",
              Phase.GRADE,
              List.of(Input.critical("raw.box", Relation.SAME_SLATE, "load-box")))
          .producing("grades.grade");

  private final Reconcile reconcile =
      new Reconcile(
          new RetryPolicy(ATTEMPTS, Duration.ZERO, Duration.ZERO),
          new StormGuard(1_000, Duration.ofMinutes(10)));
  private final ModelSlices slices = new ModelSlices();
  private final List<RunRecord> runs = new ArrayList<>();
  private Instant now = Moment.NEXT_MORNING.of(SLATE);

  private ScopeDecision decide(TaskDeclaration task) {
    TaskScope scope = new TaskScope(task.name(), SLATE, Pass.POSTGAME, Optional.empty());
    List<RunRecord> its = runs.stream().filter(run -> run.scope().equals(scope)).toList();
    return reconcile.decide(task, scope, its, slices, now, now);
  }

  private void load(ScopeDecision.Start start, RunState state) {
    runs.add(
        new RunRecord(
            runs.size() + 1L,
            start.scope(),
            Phase.INGEST,
            state,
            start.inputDigest(),
            start.attempt(),
            now,
            state.isTerminal() ? Optional.of(now) : Optional.empty(),
            Optional.empty(),
            "its lease expired"));
  }

  @Test
  @Tag("GRD-02")
  void isHealedByOneRunOfWhatIsMissing() {
    slices.add("archive.box", "source", SLATE, Optional.empty(), "v1", now);

    assertThat(decide(GRADE)).isInstanceOf(ScopeDecision.Wait.class);
    assertThat(decide(LOAD))
        .isInstanceOfSatisfying(ScopeDecision.Start.class, start -> load(start, RunState.RUNNING));
    assertThat(decide(LOAD)).isInstanceOf(ScopeDecision.Running.class);

    slices.add("raw.box", "load-box", SLATE, Optional.empty(), "v1", now);
    assertThat(decide(GRADE)).isInstanceOf(ScopeDecision.Start.class);
  }

  @Test
  @Tag("GRD-02")
  void isTriedNoMoreOftenThanItsAttemptsAndThenSaysWhatIsMissing() {
    slices.add("archive.box", "source", SLATE, Optional.empty(), "v1", now);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      assertThat(decide(LOAD))
          .isInstanceOfSatisfying(
              ScopeDecision.Start.class, start -> load(start, RunState.TIMED_OUT));
    }

    assertThat(decide(LOAD))
        .isInstanceOfSatisfying(
            ScopeDecision.Block.class,
            block ->
                assertThat(block.reasons())
                    .singleElement()
                    .asString()
                    .contains("all 3 attempts are spent"));
    assertThat(decide(GRADE)).isInstanceOf(ScopeDecision.Wait.class);
    now = Moment.NEXT_NOON.of(SLATE);
    assertThat(decide(GRADE))
        .isInstanceOfSatisfying(
            ScopeDecision.Block.class,
            block ->
                assertThat(block.reasons())
                    .containsExactly("raw.box of nba/2025-01-15 is not there (load-box)"));
  }

  @Test
  @Tag("RES-03")
  void isOnItsLastAttemptWhenTheBudgetSaysSoWhateverDiedBefore() {
    slices.add("archive.box", "source", SLATE, Optional.empty(), "v1", now);
    for (int kill = 1; kill <= ATTEMPTS; kill++) {
      assertThat(start(LOAD).last()).isFalse();
      load(start(LOAD), RunState.ABANDONED);
    }
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      assertThat(start(LOAD).last()).isFalse();
      load(start(LOAD), RunState.TIMED_OUT);
    }

    assertThat(start(LOAD).last()).isTrue();
  }

  private ScopeDecision.Start start(TaskDeclaration task) {
    return (ScopeDecision.Start) decide(task);
  }

  @Test
  @Tag("RES-03")
  void spendsNoAttemptWithAProcessThatDiedButDoesNotDieForEver() {
    slices.add("archive.box", "source", SLATE, Optional.empty(), "v1", now);
    for (int kill = 1; kill <= ATTEMPTS * 5; kill++) {
      assertThat(decide(LOAD))
          .isInstanceOfSatisfying(
              ScopeDecision.Start.class, start -> load(start, RunState.ABANDONED));
    }

    assertThat(decide(LOAD))
        .isInstanceOfSatisfying(
            ScopeDecision.Block.class,
            block ->
                assertThat(block.reasons())
                    .singleElement()
                    .asString()
                    .contains("15 runs were abandoned"));
  }

  /** A store that was away for an hour, a folder that could not be written: nobody has to ask. */
  @Test
  @Tag("RES-03")
  void isTriedNowAndThenForADayWhereItsCauseMayHaveBeenMended() {
    slices.add("archive.box", "source", SLATE, Optional.empty(), "v1", now);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      fail(FailureCategory.TRANSIENT);
    }
    Instant first = now;
    assertThat(blocked()).contains("tipoff run retry " + runs.size());
    now = now.plus(Reconcile.AGAIN).minusSeconds(1);
    assertThat(decide(LOAD)).isInstanceOf(ScopeDecision.Block.class);
    now = now.plusSeconds(1);
    fail(FailureCategory.CONFIGURATION);
    assertThat(decide(LOAD)).isInstanceOf(ScopeDecision.Block.class);
    now = now.plus(Reconcile.AGAIN);
    fail(FailureCategory.TRANSIENT);

    now = first.plus(Reconcile.AGAIN_FOR);
    assertThat(decide(LOAD)).isInstanceOf(ScopeDecision.Block.class);
  }

  @Test
  @Tag("RES-03")
  void isNotTriedAgainWhereItWouldFailAlike() {
    slices.add("archive.box", "source", SLATE, Optional.empty(), "v1", now);
    fail(FailureCategory.BUG);
    now = now.plus(Reconcile.AGAIN.multipliedBy(2));

    assertThat(blocked()).contains("tipoff run retry 1");
  }

  private void fail(FailureCategory category) {
    ScopeDecision.Start start = start(LOAD);
    runs.add(
        new RunRecord(
            runs.size() + 1L,
            start.scope(),
            Phase.INGEST,
            RunState.FAILED,
            start.inputDigest(),
            start.attempt(),
            now,
            Optional.of(now),
            Optional.of(category),
            "it was away"));
  }

  private String blocked() {
    return ((ScopeDecision.Block) decide(LOAD)).reasons().getFirst();
  }
}
