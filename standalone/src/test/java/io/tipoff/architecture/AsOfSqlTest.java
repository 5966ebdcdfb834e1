package io.tipoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is computed before the games reads facts through their as-of functions alone. Tables whose
 * rows belong to an as-of are read by that column.
 */
class AsOfSqlTest {

  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
  private static final Pattern READ =
      Pattern.compile(
          "\\b(?:FROM|JOIN|,)\\s+`?(raw|analytics|features|predictions|grades)`?\\.`?(\\w+)`?"
              + "\\s*(\\(\\s*\\?\\s*\\))?",
          Pattern.CASE_INSENSITIVE);

  /** Tables whose key holds the as-of. */
  private static final Set<String> OF_A_REVISION =
      Set.of(
          "analytics.game_context",
          "analytics.roster",
          "analytics.opponent_allowance",
          "features.player_game");

  @ParameterizedTest
  @ValueSource(strings = {"transform", "features", "predict"})
  void factsAreReadThroughTheirAsOfFunctions(String phase) throws IOException {
    List<Path> files = files(phase);
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(directReads(Files.readString(file))).as("%s reads", file).isEmpty();
    }
  }

  @Test
  void seesADirectRead() {
    assertThat(directReads("SELECT 1 FROM raw.player_box WHERE game_date < ?"))
        .containsExactly("raw.player_box");
    assertThat(directReads("SELECT 1 FROM a JOIN `analytics`.player_game AS g ON g.x = a.x"))
        .containsExactly("analytics.player_game");
    assertThat(directReads("SELECT 1 FROM features.player_game WHERE game_date = ?"))
        .containsExactly("features.player_game");
    assertThat(directReads("SELECT 1 FROM raw.player_box_as_of('2030-01-01')"))
        .containsExactly("raw.player_box_as_of");
    assertThat(directReads("-- FROM raw.player_box\nSELECT 1 FROM raw.player_box_as_of(?)"))
        .isEmpty();
    assertThat(directReads("SELECT 1 FROM analytics.roster WHERE as_of = ?")).isEmpty();
  }

  private static List<String> directReads(String text) {
    String sql = COMMENT.matcher(text).replaceAll("");
    List<String> direct = new ArrayList<>();
    Matcher read = READ.matcher(sql);
    while (read.find()) {
      String table = read.group(1) + "." + read.group(2);
      boolean asOf = table.endsWith("_as_of") && read.group(3) != null;
      boolean revision = OF_A_REVISION.contains(table) && sql.contains("as_of");
      if (!asOf && !revision) {
        direct.add(table);
      }
    }
    return direct;
  }

  private static List<Path> files(String phase) throws IOException {
    Path resources = Path.of(System.getProperty("tipoff.root"), phase, "src", "main", "resources");
    try (Stream<Path> files = Files.walk(resources)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }
}
