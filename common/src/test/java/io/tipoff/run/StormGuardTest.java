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
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasks that make themselves due again, driven as a dispatcher would. */
class StormGuardTest {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final Instant READY = Moment.NEXT_NOON.of(SLATE);
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int MOST = 5;

  private final Reconcile reconcile =
      new Reconcile(new RetryPolicy(3, Duration.ZERO, Duration.ZERO), new StormGuard(MOST, WINDOW));
  private final ModelSlices slices = new ModelSlices();
  private final List<RunRecord> runs = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-26T10:00:00Z");

  private static TaskDeclaration reading(String name, String writer) {
    return TaskDeclaration.postgame(
            name,
            Phase.TRANSFORM,
            List.of(Input.optional("exports." + writer, Relation.SAME_SLATE, writer)))
        .producing("exports." + name);
  }

  private static TaskScope scope(TaskDeclaration task) {
    return new TaskScope(task.name(), SLATE, Pass.POSTGAME, Optional.empty());
  }

  private ScopeDecision decide(TaskDeclaration task, Interventions interventions) {
    TaskScope scope = scope(task);
    List<RunRecord> its = runs.stream().filter(run -> run.scope().equals(scope)).toList();
    return reconcile.decide(task, scope, its, slices, READY, now, interventions);
  }

  /** Runs tasks while one is due; each writes what was never written before. */
  private void runWhileDue(TaskDeclaration... tasks) {
    boolean started = true;
    while (started && runs.size() < 1_000) {
      started = false;
      for (TaskDeclaration task : tasks) {
        if (decide(task, Interventions.NONE) instanceof ScopeDecision.Start start) {
          end(start, RunState.SUCCEEDED);
          slices.add(
              task.artefacts().getFirst(),
              task.name(),
              SLATE,
              Optional.empty(),
              "version " + runs.size(),
              READY);
          started = true;
        }
      }
    }
  }

  private void end(ScopeDecision.Start start, RunState state) {
    now = now.plusSeconds(1);
    runs.add(
        new RunRecord(
            runs.size() + 1L,
            start.scope(),
            Phase.TRANSFORM,
            state,
            start.inputDigest(),
            start.attempt(),
            now,
            Optional.of(now),
            state == RunState.FAILED ? Optional.of(FailureCategory.TRANSIENT) : Optional.empty(),
            ""));
  }

  @Test
  @Tag("ORC-13")
  void stopsATaskThatFeedsItselfAndSaysSo() {
    TaskDeclaration task = reading("one", "one");

    runWhileDue(task);

    assertThat(runs).hasSize(MOST);
    assertThat(decide(task, Interventions.NONE))
        .isEqualTo(
            new ScopeDecision.Block(
                scope(task),
                List.of(
                    "one has run 5 times within PT10M, each time on other inputs:"
                        + " it is stopped as a loop"),
                true));
  }

  @Test
  void stopsTwoTasksThatFeedEachOther() {
    TaskDeclaration one = reading("one", "two");
    TaskDeclaration two = reading("two", "one");

    runWhileDue(one, two);

    assertThat(runs).hasSizeBetween(MOST, 2 * MOST);
    assertThat(List.of(decide(one, Interventions.NONE), decide(two, Interventions.NONE)))
        .anyMatch(decision -> decision instanceof ScopeDecision.Block block && block.loops())
        .noneMatch(ScopeDecision.Start.class::isInstance);
  }

  @Test
  void letsItGoOnOnceTheWindowIsOverOrAnOperatorOpensTheGate() {
    TaskDeclaration task = reading("one", "one");
    runWhileDue(task);
    Interventions opened =
        new Interventions(
            List.of(
                new GateOverride(
                    1, Phase.TRANSFORM, SLATE, "ann", "why", now, now.plusSeconds(60))),
            Set.of());

    assertThat(decide(task, opened)).isInstanceOf(ScopeDecision.Start.class);

    now = now.plus(WINDOW);
    assertThat(decide(task, Interventions.NONE)).isInstanceOf(ScopeDecision.Start.class);
  }

  @Test
  void countsNothingThatFailed() {
    TaskDeclaration task = reading("one", "source");
    for (int version = 0; version < 2 * MOST; version++) {
      slices.add("exports.source", "source", SLATE, Optional.empty(), "v" + version, READY);
      assertThat(decide(task, Interventions.NONE))
          .isInstanceOfSatisfying(ScopeDecision.Start.class, start -> end(start, RunState.FAILED));
    }
  }
}
