package io.tipoff.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.UnreadableEventException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the pages for operators tell somebody to type, there is. */
class RunbookCommandsTest {

  private static final Path PAGES =
      Path.of(System.getProperty("tipoff.root"), "docs", "operations");
  private static final Pattern COMMAND = Pattern.compile("\\./tipoff ([^`\\n]+)");

  /** Something to type, ours or of what runs the services. */
  private static final Pattern TYPED = Pattern.compile("`(\\./tipoff|kubectl|curl) [^`\\n]+`");

  /** The launcher's own. */
  private static final Set<String> LAUNCHER = Set.of("test");

  static List<Path> pages() throws IOException {
    try (Stream<Path> all = Files.walk(PAGES)) {
      return all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  static List<Path> runbooks() throws IOException {
    return pages().stream().filter(page -> page.getParent().endsWith("runbooks")).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  @Tag("DEP-09")
  @Tag("DSH-05")
  void nameCommandsAndOptionsThatThereAre(Path page) throws IOException {
    for (MatchResult found : COMMAND.matcher(Files.readString(page)).results().toList()) {
      List<String> words = List.of(found.group(1).split("[ |]+", -1));
      if (!LAUNCHER.contains(words.getFirst())) {
        assertExists(words);
      }
    }
  }

  private static void assertExists(List<String> words) {
    CommandLine command = TipoffCommand.commandLine(new TipoffCommand());
    for (String word : words) {
      if (word.startsWith("-")) {
        assertThat(command.getCommandSpec().optionsMap()).as("%s", words).containsKey(word);
      } else if (!command.getSubcommands().isEmpty()) {
        assertThat(command.getSubcommands()).as("%s", words).containsKey(word);
        command = command.getSubcommands().get(word);
      }
    }
    assertThat(command.getSubcommands()).as("%s is a whole command", words).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  @Tag("DEP-09")
  void goFromSymptomToCheckToRepair(Path page) throws IOException {
    assertThat(Files.readString(page))
        .containsSubsequence("\n## Symptom\n", "\n## Check\n", "\n## Repair\n");
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void sayWhatToTypeBothToCheckAndToRepair(Path page) throws IOException {
    String text = Files.readString(page);
    int repair = text.indexOf("\n## Repair\n");

    assertThat(text.substring(text.indexOf("\n## Check\n"), repair)).containsPattern(TYPED);
    assertThat(text.substring(repair)).containsPattern(TYPED);
  }

  @Test
  void explainEveryReasonOfADeadLetter() throws IOException {
    String page = Files.readString(PAGES.resolve("runbooks/TipoffDeadLetters.md"));

    for (UnreadableEventException.Reason reason : UnreadableEventException.Reason.values()) {
      assertThat(page).contains("`" + reason + "`");
    }
    assertThat(page).contains("`HANDLER_TRANSIENT`", "`HANDLER_BUG`", "any other `HANDLER_…`");
  }
}
