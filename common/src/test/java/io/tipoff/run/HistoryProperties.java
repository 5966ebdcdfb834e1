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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** When a new version of an earlier slate's slice makes what has read it due again. */
class HistoryProperties {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final int HISTORY = 60;
  private static final Instant MORNING = Moment.MORNING.of(SLATE);
  private static final Instant LATER = MORNING.plus(Duration.ofDays(300));
  private static final Reconcile RECONCILE =
      new Reconcile(
          new RetryPolicy(5, Duration.ZERO, Duration.ZERO),
          new StormGuard(1_000, Duration.ofMinutes(10)));

  private static final TaskDeclaration ANYTIME =
      TaskDeclaration.pregame(
          "learn",
          Phase.PREDICT,
          List.of(Input.critical("raw.box", Relation.EARLIER_SLATES, "load")));

  @Property
  void aReaderOfWhatWasKnownThatMorningIsDueAgainForThatAlone(
      @ForAll @IntRange(min = 1, max = HISTORY) int daysBefore,
      @ForAll @LongRange(min = -100_000, max = 100_000) long minutes) {
    Instant known = MORNING.plus(Duration.ofMinutes(minutes));

    assertThat(isDueAgain(ANYTIME.readingAsOf(Moment.MORNING), daysBefore, known))
        .isEqualTo(known.isBefore(MORNING));
    assertThat(isDueAgain(ANYTIME, daysBefore, known)).isTrue();
  }

  @Property
  void aSlateOfLaterIsNoHistory(@ForAll @IntRange(min = 0, max = 9) int daysAfter) {
    assertThat(isDueAgain(ANYTIME, -daysAfter, MORNING)).isFalse();
  }

  /** Once it has read the history, and a slice of it has a new version. */
  private static boolean isDueAgain(TaskDeclaration task, int daysBefore, Instant known) {
    ModelSlices slices = new ModelSlices();
    for (int day = 1; day <= HISTORY; day++) {
      Slate slate = before(day);
      Instant next = Moment.MORNING.of(slate).plus(Duration.ofHours(21));
      slices.add("raw.box", "load", slate, Optional.empty(), "first", next);
    }
    TaskScope scope = new TaskScope(task.name(), SLATE, Pass.PREGAME, Optional.empty());
    ScopeDecision.Start start = (ScopeDecision.Start) decide(task, scope, List.of(), slices);
    RunRecord read =
        new RunRecord(
            1,
            scope,
            task.phase(),
            RunState.SUCCEEDED,
            start.inputDigest(),
            1,
            MORNING,
            Optional.of(MORNING),
            Optional.empty(),
            "");
    assertThat(decide(task, scope, List.of(read), slices)).isInstanceOf(ScopeDecision.Done.class);

    slices.add("raw.box", "load", before(daysBefore), Optional.empty(), "corrected", known);
    return decide(task, scope, List.of(read), slices) instanceof ScopeDecision.Start;
  }

  private static Slate before(int days) {
    return new Slate("nba", SLATE.date().minusDays(days));
  }

  private static ScopeDecision decide(
      TaskDeclaration task, TaskScope scope, List<RunRecord> runs, SliceView slices) {
    return RECONCILE.decide(task, scope, runs, slices, LATER, LATER);
  }
}
