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

  /** Where queries lie that are asked before the games. */
  private static final List<String> BEFORE_THE_GAMES =
      List.of(
          "transform/src/main/resources/io/tipoff/transform/context",
          "features/src/main/resources/io/tipoff/features/rows",
          "predict/src/main/resources/io/tipoff/predict");

  /** What operators ask of models, whenever they do. */
  private static final String ASKED_BY_OPERATORS = "registry";

  @Test
  void everyLeakHasATestThatExists() throws IOException {
    List<String> leaks = rows("| ").filter(line -> !line.startsWith("| `")).toList();

    assertThat(leaks).hasSize(LEAKS);
    namesTestsThatExist(leaks);
  }

  @Test
  void everyQueryBeforeTheGamesHasATestThatExists() throws IOException {
    List<String> queries = rows("| `").toList();

    namesTestsThatExist(queries);
    for (String folder : BEFORE_THE_GAMES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".sql")).toList()) {
          Path query = file.subpath(file.getNameCount() - 2, file.getNameCount());
          if (!query.startsWith(ASKED_BY_OPERATORS)) {
            assertThat(queries).anyMatch(line -> line.startsWith("| `" + query + "`"));
          }
        }
      }
    }
  }

  private static Stream<String> rows(String start) throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/leaks.md")).stream()
        .filter(line -> line.startsWith(start))
        .filter(line -> !line.startsWith("| leak ") && !line.startsWith("| query "));
  }

  private static void namesTestsThatExist(List<String> rows) throws IOException {
    Map<String, String> tests = tests();
    assertThat(rows)
        .allSatisfy(
            row -> {
              List<MatchResult> named = NAMED.matcher(row).results().toList();
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
