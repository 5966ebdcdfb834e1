package io.tipoff.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.failure.FailureCategory;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators may change of a decision, and what not. */
class InterventionsTest {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final Instant LATE = Moment.NEXT_NOON.of(SLATE).plusSeconds(1);
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final TaskDeclaration GRADE =
      TaskDeclaration.postgame(
          "grade-picks",
          Phase.GRADE,
          List.of(
              Input.critical("raw.box", Relation.SAME_SLATE, "load-box"),
              Input.optional("raw.quote", Relation.SAME_SLATE, "load-quotes")));
  private static final TaskScope SCOPE =
      new TaskScope("grade-picks", SLATE, Pass.POSTGAME, Optional.empty());
  private static final String NO_BOX = "raw.box of nba/2025-01-15 is not there (load-box)";
  private static final String NO_QUOTE = "raw.quote of nba/2025-01-15 is not there (load-quotes)";

  private final Reconcile reconcile =
      new Reconcile(
          new RetryPolicy(2, Duration.ZERO, Duration.ZERO),
          new StormGuard(1_000, Duration.ofMinutes(10)));
  private final FixedSlices slices = new FixedSlices();

  @Test
  @Tag("ORC-01")
  void anOverrideLetsWhatIsBlockedRunWithoutWhatItLacks() {
    assertThat(decide(Interventions.NONE))
        .isEqualTo(new ScopeDecision.Block(SCOPE, List.of(NO_BOX)));

    assertThat(decide(overriding(Phase.GRADE, SLATE, NOW.plusSeconds(60))))
        .isInstanceOfSatisfying(
            ScopeDecision.Start.class,
            start -> assertThat(start.degraded()).containsExactly(NO_BOX, NO_QUOTE));
  }

  @Test
  void anOverrideOpensNoOtherPhaseAndNoOtherSlate() {
    Slate tomorrow = new Slate("nba", SLATE.date().plusDays(1));
    Instant later = NOW.plusSeconds(60);

    assertThat(decide(overriding(Phase.PUBLISH, SLATE, later)))
        .isInstanceOf(ScopeDecision.Block.class);
    assertThat(decide(overriding(Phase.GRADE, tomorrow, later)))
        .isInstanceOf(ScopeDecision.Block.class);
  }

  @Test
  @Tag("ORC-04")
  void anOverrideOpensWhatRowsInErrorClosed() {
    slices.box = true;
    slices.error = "two teams of one game have three rows";

    assertThat(decide(Interventions.NONE)).isInstanceOf(ScopeDecision.Block.class);
    assertThat(decide(overriding(Phase.GRADE, SLATE, NOW.plusSeconds(60))))
        .isInstanceOfSatisfying(
            ScopeDecision.Start.class,
            start -> assertThat(start.degraded()).anyMatch(why -> why.contains("three rows")));
  }

  @Test
  @Tag("ORC-04")
  void anOverrideHasNoEffectFromTheInstantItExpires() {
    assertThat(decide(overriding(Phase.GRADE, SLATE, NOW))).isEqualTo(decide(Interventions.NONE));
  }

  @Test
  @Tag("ORC-01")
  void anOverrideDoesNotShortenTheWaitForTheDeadline() {
    Instant early = Moment.NEXT_MORNING.of(SLATE).plusSeconds(1);

    assertThat(decide(early, List.of(), overriding(Phase.GRADE, SLATE, NOW.plusSeconds(60))))
        .isInstanceOf(ScopeDecision.Wait.class);
  }

  @Test
  void anOverrideDoesNotRunAgainWhatFailed() {
    Interventions overriding = overriding(Phase.GRADE, SLATE, NOW.plusSeconds(60));
    RunRecord failed = run(1, digest(overriding), RunState.FAILED, FailureCategory.BAD_INPUT);

    assertThat(decide(LATE, List.of(failed), overriding))
        .isInstanceOfSatisfying(
            ScopeDecision.Block.class,
            block -> assertThat(block.reasons().getFirst()).contains("FAILED", "row 3"));
  }

  @Test
  void whatAnOverriddenRunFinishedIsDoneAndBlockedAgainOnceItExpires() {
    Interventions overriding = overriding(Phase.GRADE, SLATE, NOW.plusSeconds(60));
    RunRecord done = run(1, digest(overriding), RunState.SUCCEEDED, null);

    assertThat(decide(LATE, List.of(done), overriding)).isEqualTo(new ScopeDecision.Done(SCOPE));
    assertThat(decide(LATE, List.of(done), Interventions.NONE))
        .isEqualTo(new ScopeDecision.Block(SCOPE, List.of(NO_BOX)));
  }

  @Test
  @Tag("TRF-11")
  void aRetryAllowsOneMoreRunWhateverTheFailure() {
    slices.box = true;
    String digest = digest(Interventions.NONE);
    RunRecord failed = run(1, digest, RunState.FAILED, FailureCategory.CONTRACT);
    RunRecord again = run(2, digest, RunState.FAILED, FailureCategory.CONTRACT);
    Interventions retry = new Interventions(List.of(), Set.of(1L));

    assertThat(decide(LATE, List.of(failed), Interventions.NONE))
        .isInstanceOf(ScopeDecision.Block.class);
    assertThat(decide(LATE, List.of(failed), retry))
        .isInstanceOfSatisfying(
            ScopeDecision.Start.class, start -> assertThat(start.attempt()).isEqualTo(2));
    assertThat(decide(LATE, List.of(failed, again), retry))
        .as("one more, not two")
        .isInstanceOf(ScopeDecision.Block.class);
  }

  @Test
  @Tag("GRD-02")
  void aRetryAllowsOneMoreRunWhateverTheBudget() {
    slices.box = true;
    String digest = digest(Interventions.NONE);
    List<RunRecord> spent =
        List.of(
            run(1, digest, RunState.FAILED, FailureCategory.TRANSIENT),
            run(2, digest, RunState.FAILED, FailureCategory.TRANSIENT));

    assertThat(decide(LATE, spent, Interventions.NONE)).isInstanceOf(ScopeDecision.Block.class);
    assertThat(decide(LATE, spent, new Interventions(List.of(), Set.of(2L))))
        .isInstanceOf(ScopeDecision.Start.class);
  }

  private String digest(Interventions interventions) {
    return ((ScopeDecision.Start) decide(interventions)).inputDigest();
  }

  private ScopeDecision decide(Interventions interventions) {
    return decide(LATE, List.of(), interventions);
  }

  private ScopeDecision decide(Instant now, List<RunRecord> runs, Interventions interventions) {
    return reconcile.decide(GRADE, SCOPE, runs, slices, now, NOW, interventions);
  }

  private static Interventions overriding(Phase phase, Slate slate, Instant expires) {
    return new Interventions(
        List.of(
            new GateOverride(1, phase, slate, "ann", "box is late", NOW.minusSeconds(9), expires)),
        Set.of());
  }

  private static RunRecord run(long id, String digest, RunState state, FailureCategory category) {
    return new RunRecord(
        id,
        SCOPE,
        Phase.GRADE,
        state,
        digest,
        (int) id,
        NOW.minusSeconds(60),
        Optional.of(NOW.minusSeconds(50)),
        Optional.ofNullable(category),
        state == RunState.FAILED ? "row 3" : "");
  }

  /** One slice, there or not. */
  private static final class FixedSlices implements SliceView {

    private boolean box;
    private String error = "";

    @Override
    public Optional<SliceVersion> slice(
        String artefact, String writer, Slate slate, Optional<Instant> asOf) {
      return box && artefact.equals("raw.box")
          ? Optional.of(
              new SliceVersion(artefact, writer, slate, asOf, "v1", Instant.EPOCH, 1, 0, 0)
                  .inError(error))
          : Optional.empty();
    }

    @Override
    public List<SliceVersion> revisions(String artefact, String writer, Slate slate) {
      return List.of();
    }

    @Override
    public List<Instant> planned(Slate slate) {
      return List.of();
    }

    @Override
    public String earlier(String artefact, String writer, Slate slate, Instant asOf) {
      return "";
    }

    @Override
    public List<Slate> earlierWithout(String artefact, String writer, Slate slate) {
      return List.of();
    }

    @Override
    public List<Slate> earlierInError(String artefact, String writer, Slate slate) {
      return List.of();
    }
  }
}
