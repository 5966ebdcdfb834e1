package io.tipoff.standalone.command;

import static io.tipoff.standalone.command.Verbs.tipoff;
import static io.tipoff.standalone.command.Verbs.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.dispatch.Kernel;
import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.Engines;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.conformance.Conformance;
import io.tipoff.standalone.faults.FaultsProfile;
import io.tipoff.warehouse.Table;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The program has all that it must have, and it shows when something has not. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class ConformanceIT {

  @Inject Kernel kernel;
  @Inject Conformance conformance;

  @Test
  @Tag("RES-09")
  void everythingHasWhatItMustHave() {
    Console shown = tipoff("conformance");
    assertThat(shown).satisfies(told(0, "retry", "validator", "player-game-summary", "100 % of"));
    assertThat(shown.out()).doesNotContain("NO");

    JsonNode told = tipoff("conformance", "-o", "json").json();
    assertThat(told.get("conforms").asBoolean()).isTrue();
    assertThat(told.get("subjects").findValuesAsText("name"))
        .containsAll(
            kernel.parts().catalog().tasks().stream()
                .map(task -> task.declaration().name())
                .toList())
        .contains("season-files", "nba-com", "ledger", "messages", "warehouse", "archive", "hook");
  }

  @Test
  @Tag("RES-09")
  void aTaskWhoseRowsNobodyChecksIsFound() {
    Table checked = anyTable();
    assertThat(checked.checks()).isNotEmpty();
    Table unchecked =
        new Table(
            checked.dataset(),
            checked.name(),
            checked.columns(),
            checked.key(),
            checked.partition(),
            checked.mode(),
            List.of());

    // the kernel does not have the task either, nor does any test
    assertThat(with(writing("unheard-of-task", checked)))
        .satisfies(told(1, "NO run record of task unheard-of-task"))
        .satisfies(shown -> assertThat(shown.out()).doesNotContain("NO validator"));
    assertThat(with(writing("unheard-of-task", unchecked)))
        .satisfies(
            told(
                1,
                "NO validator of task unheard-of-task: nothing is checked of "
                    + checked.qualifiedName()))
        .satisfies(shown -> assertThat(shown.out()).doesNotContain("100 %"));
  }

  @Test
  @Tag("RES-09")
  @Tag("TRF-10")
  void aTaskWithoutATestIsFound() {
    assertThat(with(task(TaskDeclaration.postgame(untriedName(), Phase.GRADE, List.of()))))
        .satisfies(told(1, "NO tests of task " + untriedName()));
  }

  /** Put together, for this test names it otherwise. */
  private static String untriedName() {
    return String.join("-", "never", "tried");
  }

  private Table anyTable() {
    return kernel.parts().catalog().tables().getFirst();
  }

  private static Task writing(String name, Table table) {
    return task(TaskDeclaration.postgame(name, Phase.GRADE, List.of()).writing(table));
  }

  /** A task that no kernel has, of a class without a name, which no test can tell. */
  private static Task task(TaskDeclaration declaration) {
    return new Task() {
      @Override
      public TaskDeclaration declaration() {
        return declaration;
      }

      @Override
      public TaskOutput run(RunContext context) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private Console with(Task task) {
    Conformance more = conformance.with(task);
    return Console.of(
        (directory, ports, settings, work) -> work.run(new Showing(more)), "conformance");
  }

  /** Gives a conformance of its own. */
  private record Showing(Conformance conformance) implements Services {

    @Override
    public <T> T get(Class<T> type) {
      return type.cast(conformance);
    }

    @Override
    public DataDirectory directory() {
      return new TestServices(Optional.empty()).directory();
    }

    @Override
    public Engines engines() {
      return new TestServices(Optional.empty()).engines();
    }
  }
}
