package io.tipoff.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A slice whose checks found an error is read by nothing of its slate until it is mended. */
class SliceInErrorTest {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final Slate BEFORE = new Slate("nba", LocalDate.of(2025, 1, 14));
  private static final String TABLE = "raw.player_box";
  private static final String WRITER = "load-box-scores";

  private final Reconcile reconcile =
      new Reconcile(
          new RetryPolicy(5, Duration.ZERO, Duration.ZERO),
          new StormGuard(1_000, Duration.ofMinutes(10)));

  @Test
  @Tag("ORC-04")
  void blocksWhatReadsItAtOnceAndSaysWhy() {
    ScopeDecision decision = decide(Relation.SAME_SLATE, Need.OPTIONAL, slice(SLATE, "rows: 0"));

    assertThat(decision).isInstanceOf(ScopeDecision.Block.class);
    assertThat(((ScopeDecision.Block) decision).reasons())
        .containsExactly("raw.player_box of nba/2025-01-15 is in error: rows: 0 (load-box-scores)");
  }

  @Test
  void opensAgainWithASoundVersionOfTheSameRows() {
    assertThat(decide(Relation.SAME_SLATE, Need.CRITICAL, slice(SLATE, "")))
        .isInstanceOf(ScopeDecision.Start.class);
  }

  @Test
  void degradesWhatReadsItAsHistory() {
    ScopeDecision decision =
        decide(Relation.EARLIER_SLATES, Need.CRITICAL, slice(BEFORE, "rows: 0"));

    assertThat(((ScopeDecision.Start) decision).degraded())
        .containsExactly("raw.player_box of nba/2025-01-14 is in error (load-box-scores)");
  }

  private static SliceVersion slice(Slate slate, String error) {
    return new SliceVersion(
        TABLE, WRITER, slate, Optional.empty(), "v", Instant.EPOCH, 1, 0, 0, error);
  }

  private ScopeDecision decide(Relation relation, Need need, SliceVersion slice) {
    TaskDeclaration task =
        TaskDeclaration.postgame(
            "summary",
            Phase.TRANSFORM,
            List.of(new Input(TABLE, relation, need, List.of(WRITER), false, 0)));
    Instant late = Moment.NEXT_NOON.of(SLATE);
    return reconcile.decide(
        task,
        new TaskScope("summary", SLATE, Pass.POSTGAME, Optional.empty()),
        List.of(),
        new OneSlice(slice),
        late,
        late);
  }

  private record OneSlice(SliceVersion only) implements SliceView {

    @Override
    public Optional<SliceVersion> slice(
        String artefact, String writer, Slate slate, Optional<Instant> asOf) {
      return only.slate().equals(slate) ? Optional.of(only) : Optional.empty();
    }

    @Override
    public List<SliceVersion> revisions(String artefact, String writer, Slate slate) {
      return slice(artefact, writer, slate, Optional.empty()).stream().toList();
    }

    @Override
    public List<Instant> planned(Slate slate) {
      return List.of();
    }

    @Override
    public String earlier(String artefact, String writer, Slate slate, Instant asOf) {
      return only.version();
    }

    @Override
    public List<Slate> earlierInError(String artefact, String writer, Slate slate) {
      return only.isInError() ? List.of(only.slate()) : List.of();
    }

    @Override
    public List<Slate> earlierWithout(String artefact, String writer, Slate slate) {
      return List.of();
    }
  }
}
