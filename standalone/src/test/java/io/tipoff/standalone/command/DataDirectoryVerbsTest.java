package io.tipoff.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.standalone.Standalone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;

/** Which verbs begin a data directory, and that no other makes one of a name that is mistyped. */
class DataDirectoryVerbsTest {

  private static final Launcher STARTS_NOTHING =
      (where, ports, settings, work) -> {
        where.found();
        return 0;
      };

  private static final String REFUSAL = " is no data directory: it ";

  static final List<String> BEGINNING =
      List.of(
          "backtest --archive none --season 2024-25",
          "conformance",
          "demo",
          "doctor",
          "fetch",
          "keys create ann --role reader",
          "notify test",
          "rebuild",
          "replay --archive none --season 2024-25",
          "restore none",
          "serve",
          "versions");

  static final List<String> ON_WHAT_IS_THERE =
      List.of(
          "accuracy",
          "audit leaks --slate nba/2025-01-15",
          "audit list",
          "backfill --from 2025-01-15 --to 2025-01-15",
          "backup copy",
          "digest",
          "dlq list",
          "dlq purge --all --reason test",
          "dlq replay --all",
          "dlq show 1",
          "errors",
          "explain 1",
          "gate override grade nba/2025-01-15 --expires 2025-01-16T12:00:00Z --reason test",
          "gate show nba/2025-01-15",
          "halt nba/2025-01-15 --reason test",
          "keys list",
          "keys revoke 1",
          "models import pom.xml --manifest pom.xml",
          "models list",
          "models promote one",
          "models retire one --reason test",
          "models show one",
          "models train",
          "notify list",
          "predicted nba/2025-01-15",
          "quarantine",
          "reconcile nba/2025-01-15",
          "resume nba/2025-01-15 --reason test",
          "run abandon 1",
          "run retry 1",
          "run show 1",
          "runs",
          "status",
          "stuck",
          "validate nba/2025-01-15");

  @TempDir Path folder;

  @Test
  void everyVerbIsOneOrTheOther() {
    List<String> verbs = new ArrayList<>();
    addVerbs(TipoffCommand.commandLine(new TipoffCommand()), verbs);

    for (String verb : verbs) {
      assertThat(Stream.of(BEGINNING, ON_WHAT_IS_THERE).flatMap(List::stream))
          .as("'tipoff %s' takes --data-dir: may it begin one?", verb)
          .anyMatch(line -> (line + " ").startsWith(verb + " "));
    }
    assertThat(verbs).hasSize(BEGINNING.size() + ON_WHAT_IS_THERE.size());
  }

  @ParameterizedTest
  @FieldSource("ON_WHAT_IS_THERE")
  void refusesADirectoryThatIsNotThereAndMakesNone(String line) {
    Path mistyped = folder.resolve(".tipof");

    Console console = tipoff(Standalone::run, line, mistyped);

    assertThat(console.exit()).as(console.err()).isEqualTo(1);
    assertThat(console.err())
        .startsWith("tipoff: " + mistyped + REFUSAL + "does not exist")
        .contains("--data-dir", "To begin one");
    assertThat(console.err().lines()).hasSize(2);
    assertThat(console.out()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @FieldSource("ON_WHAT_IS_THERE")
  void refusesADirectoryOfSomethingElseAndLeavesItAlone(String line) throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "dear");

    Console console = tipoff(Standalone::run, line, folder);

    assertThat(console.exit()).as(console.err()).isEqualTo(1);
    assertThat(console.err())
        .startsWith("tipoff: " + folder + REFUSAL + "holds no ledger and no warehouse");
    assertThat(folder.toFile().list()).containsExactly("letter.txt");
  }

  @ParameterizedTest
  @FieldSource("BEGINNING")
  void beginsOne(String line) {
    assertThat(tipoff(STARTS_NOTHING, line, folder.resolve("new")).err()).doesNotContain(REFUSAL);
  }

  @ParameterizedTest
  @FieldSource("KEPT")
  void looksAtWhatACommandBeforeLeft(String left) throws IOException {
    Files.createDirectories(folder.resolve(left).getParent());
    Files.writeString(folder.resolve(left), "something");

    assertThat(tipoff(STARTS_NOTHING, "status", folder).exit()).isZero();
  }

  /** Of a replay, of a backtest, of a rebuild that was cut off. */
  static final List<String> KEPT =
      List.of("postgres/initialised", "warehouse/tipoff.duckdb", "unfinished");

  private static Console tipoff(Launcher launcher, String line, Path data) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of("--data-dir", data.toString()));
    return Console.of(launcher, words.toArray(String[]::new));
  }

  private static void addVerbs(CommandLine command, List<String> verbs) {
    if (command.getCommandSpec().findOption("--data-dir") != null) {
      verbs.add(command.getCommandSpec().qualifiedName().replaceFirst("tipoff ", ""));
    }
    for (Map.Entry<String, CommandLine> below : command.getSubcommands().entrySet()) {
      addVerbs(below.getValue(), verbs);
    }
  }
}
