package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What cannot be declared. */
class TaskCatalogTest {

  private record Reader(TaskDeclaration declaration) implements Task {

    @Override
    public TaskOutput run(RunContext context) {
      return new TaskOutput.NoData("nothing is run here");
    }
  }

  private static Task reading(String name, Relation relation, String writer) {
    return new Reader(
        TaskDeclaration.postgame(
                name,
                Phase.TRANSFORM,
                List.of(Input.optional("exports." + writer, relation, writer)))
            .producing("exports." + name));
  }

  @Test
  @Tag("ORC-12")
  void refusesATaskThatFeedsItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TaskCatalog(List.of(reading("one", Relation.SAME_SLATE, "one"))))
        .withMessage("tasks feed themselves: one reads one");
  }

  @Test
  @Tag("ORC-12")
  void refusesTasksThatFeedEachOther() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TaskCatalog(
                    List.of(
                        reading("one", Relation.SAME_SLATE, "two"),
                        reading("two", Relation.ALL_REVISIONS, "one"))))
        .withMessage("tasks feed themselves: one reads two reads one");
  }

  @Test
  @Tag("ORC-12")
  void refusesATaskThatReadsWhatItsWriterDoesNotWrite() {
    Task writer =
        new Reader(
            TaskDeclaration.postgame("two", Phase.TRANSFORM, List.of())
                .producing("exports.something-else"));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TaskCatalog(List.of(reading("one", Relation.EARLIER_SLATES, "two"), writer)))
        .withMessage("one reads exports.two of two, which does not write it");
  }

  @Test
  @Tag("ORC-12")
  void refusesATaskThatReadsOfNobodyWhereAllPhasesAre() {
    List<Task> tasks = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      tasks.add(
          new Reader(
              TaskDeclaration.postgame(phase.id(), phase, List.of())
                  .producing("exports." + phase.id())));
    }
    tasks.add(reading("one", Relation.SAME_SLATE, "nobody"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TaskCatalog(tasks))
        .withMessage("one reads exports.nobody of nobody, which is no task");
    tasks.removeFirst();
    assertThat(new TaskCatalog(tasks).phases()).doesNotContain(Phase.INGEST);
  }

  @Test
  void takesATaskThatReadsItsOwnEarlierSlates() {
    assertThat(new TaskCatalog(List.of(reading("one", Relation.EARLIER_SLATES, "one"))).tasks())
        .hasSize(1);
  }
}
