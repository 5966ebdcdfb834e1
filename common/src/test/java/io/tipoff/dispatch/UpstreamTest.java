package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UpstreamTest {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final TaskScope READER = scope("accuracy", Optional.empty());
  private static final TaskScope WRITER = scope("grade", Optional.empty());

  @Test
  @Tag("GRD-01")
  @Tag("ORC-11")
  void aTaskIsHeldWhileWhatItReadsIsAboutToChange() {
    TaskDeclaration reader = reading(Relation.SAME_SLATE);

    assertThat(held(reader, new ScopeDecision.Start(WRITER, "digest", 1, List.of()))).isTrue();
    assertThat(held(reader, new ScopeDecision.Running(WRITER))).isTrue();
    assertThat(held(reader, new ScopeDecision.Retry(WRITER, "away", Instant.EPOCH))).isTrue();
  }

  @Test
  void aTaskIsNotHeldByWhatStandsStill() {
    TaskDeclaration reader = reading(Relation.SAME_SLATE);

    assertThat(held(reader, new ScopeDecision.Done(WRITER))).isFalse();
    assertThat(held(reader, new ScopeDecision.Block(WRITER, List.of("broken")))).isFalse();
    assertThat(held(reader, new ScopeDecision.Wait(WRITER, List.of("later"), Optional.empty())))
        .isFalse();
  }

  @Test
  void anotherRevisionAndEarlierSlatesHoldNothing() {
    TaskScope revision = scope("grade", Optional.of(Instant.EPOCH));

    assertThat(held(reading(Relation.SAME_AS_OF), new ScopeDecision.Running(revision))).isFalse();
    assertThat(held(reading(Relation.SAME_AS_OF), new ScopeDecision.Running(WRITER))).isTrue();
    assertThat(held(reading(Relation.ALL_REVISIONS), new ScopeDecision.Running(revision))).isTrue();
    assertThat(held(reading(Relation.EARLIER_SLATES), new ScopeDecision.Running(WRITER))).isFalse();
  }

  private static boolean held(TaskDeclaration reader, ScopeDecision writer) {
    ScopeDecision itself = new ScopeDecision.Start(READER, "digest", 1, List.of());
    return new Upstream(List.of(itself, writer)).changesWhatIsReadBy(reader, READER);
  }

  private static TaskDeclaration reading(Relation relation) {
    return TaskDeclaration.postgame(
        "accuracy", Phase.GRADE, List.of(Input.optional("grades.grade", relation, "grade")));
  }

  private static TaskScope scope(String task, Optional<Instant> asOf) {
    return new TaskScope(task, SLATE, Pass.POSTGAME, asOf);
  }
}
