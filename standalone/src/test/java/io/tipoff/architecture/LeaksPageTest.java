package io.tipoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says which test guards which leak names tests that there are. */
class LeaksPageTest {

  private static final Path ROOT = Path.of(System.getProperty("tipoff.root"));
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final int LEAKS = 18;

  @Test
  void everyLeakHasATestThatExists() throws IOException {
    List<String> leaks =
        Files.readAllLines(ROOT.resolve("docs/leaks.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| leak "))
            .toList();
    Map<String, String> tests = tests();

    assertThat(leaks).hasSize(LEAKS);
    assertThat(leaks)
        .allSatisfy(
            leak -> {
              List<MatchResult> named = NAMED.matcher(leak).results().toList();
              assertThat(named).isNotEmpty();
              assertThat(named)
                  .allSatisfy(
                      test ->
                          assertThat(tests.get(test.group(1)))
                              .as(test.group())
                              .isNotNull()
                              .contains("void " + test.group(2) + "("));
            });
  }

  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.map(each -> each.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> files = Files.walk(module)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
              String name = file.getFileName().toString().replace(".java", "");
              tests.merge(name, Files.readString(file), String::concat);
            }
          }
        }
      }
    }
    return tests;
  }
}
