package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.archive.FileArchive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.WriteMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedLiveOutputsTest {

  private static final Instant TIP = Instant.parse("2025-01-15T17:00:00.123456Z");
  private static final TaskScope SCOPE =
      new TaskScope(
          "predict-it",
          new Slate("nba", LocalDate.of(2025, 1, 15)),
          Pass.PREGAME,
          Optional.of(TIP));

  @TempDir Path folder;

  private final SlateClock clock = new SlateClock();
  private ArchivedLiveOutputs outputs;

  record Told(
      String id,
      Double share,
      double exact,
      Long count,
      Boolean out,
      LocalDate day,
      Instant knownAt) {}

  record Fewer(String id, Instant knownAt) {}

  private static final Table TABLE =
      Table.of("predictions", "told", Told.class, WriteMode.APPEND, "id");
  private static final TaskDeclaration TASK =
      TaskDeclaration.perRevision("predict-it", Phase.PREDICT, List.of())
          .writing(TABLE)
          .keepingLive();

  @BeforeEach
  void open() {
    outputs = new ArchivedLiveOutputs(new FileArchive(folder), clock);
    clock.startReplayAt(TIP);
  }

  private static ScopeDecision.Start start(String inputs) {
    return new ScopeDecision.Start(SCOPE, inputs, 1, List.of());
  }

  private static TaskOutput.Rows output(double exact) {
    return TaskOutput.rows(
            TableRows.of(
                TABLE,
                Told.class,
                List.of(
                    new Told("ä\n\"", null, exact, -3L, true, LocalDate.of(2025, 1, 15), TIP),
                    new Told("b", Double.MAX_VALUE, -0.0, null, null, null, TIP))))
        .complete(2, 3)
        .counting(Map.of("players", 3L))
        .answering(new TaskOutput.Requests("id", Map.of("c", "fewer than 5 earlier games")));
  }

  @Test
  void givesBackEveryValueAsItWasOnceItIsToBringBack() {
    outputs.keep(start("one"), output(0.1 + 0.2));

    assertThat(outputs.of(TASK, start("one"))).as("not unless asked").isEmpty();
    assertThat(outputs.bringBack())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.scope()).isEqualTo(SCOPE);
              assertThat(kept.inputDigest()).isEqualTo("one");
              assertThat(kept.entry().receivedAt()).isEqualTo(TIP);
            });
    assertThat(outputs.of(TASK, start("one")))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(output(0.1 + 0.2));
  }

  @Test
  void givesTheLatestOfOtherInputsAndNothingForAnotherScope() {
    outputs.keep(start("one"), output(1));
    clock.advanceTo(TIP.plusSeconds(60));
    outputs.keep(start("another"), new TaskOutput.NoData("nobody plays"));
    outputs.bringBack();

    assertThat(outputs.of(TASK, start("one"))).get().isInstanceOf(TaskOutput.Rows.class);
    assertThat(outputs.of(TASK, start("a third"))).contains(new TaskOutput.NoData("nobody plays"));
    TaskScope later = new TaskScope("predict-it", SCOPE.slate(), Pass.PREGAME, Optional.empty());
    assertThat(outputs.of(TASK, new ScopeDecision.Start(later, "one", 1, List.of()))).isEmpty();
  }

  @Test
  void refusesRowsOfATableThatHasChangedSince() {
    outputs.keep(start("one"), output(1));
    outputs.bringBack();
    TaskDeclaration now =
        TASK.writing(Table.of("predictions", "told", Fewer.class, WriteMode.APPEND, "id"));

    assertThatThrownBy(() -> outputs.of(now, start("one")))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("no rows of predictions.told now")
        .extracting(failure -> ((TipoffException) failure).category())
        .isEqualTo(FailureCategory.BAD_INPUT);
  }
}
