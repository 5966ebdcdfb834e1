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

  /** Comments, quoted texts and quotes around names: a table is none in the first two. */
  private static final Pattern NO_CODE =
      Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|`", Pattern.DOTALL);

  /**
   * Wherever a table is named, it is read; then perhaps the as-of that a function is given, and an
   * alias.
   */
  private static final Pattern READ =
      Pattern.compile(
          "\\b(raw|analytics|features|predictions|grades)\\s*\\.\\s*(\\w+)(\\s*\\(\\s*\\?\\s*\\))?"
              + "(?:\\s+(?:AS\\s+)?(?!(?:WHERE|ON|JOIN|LEFT|INNER|CROSS|GROUP|ORDER|QUALIFY|UNION)\\b)(\\w+))?",
          Pattern.CASE_INSENSITIVE);

  /** Tables whose key holds the as-of. */
  private static final Set<String> OF_A_REVISION =
      Set.of(
          "analytics.game_context",
          "analytics.roster",
          "analytics.opponent_allowance",
          "features.player_game");

  /** What is read after the games, to see what features have to do with how they ended. */
  private static final String AUDIT = "outcomes.sql";

  @ParameterizedTest
  @ValueSource(strings = {"transform", "features", "predict"})
  void factsAreReadThroughTheirAsOfFunctions(String phase) throws IOException {
    List<Path> files = files(phase);
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      if (!file.endsWith(Path.of("features", "audit", AUDIT))) {
        assertThat(directReads(Files.readString(file))).as("%s reads", file).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM raw.player_box WHERE game_date < ?",
        "FROM a JOIN `raw`.player_box AS g ON g.x = a.x",
        "FROM raw.game_as_of(?), raw.player_box",
        "FROM raw.game_as_of(?) AS g,raw.player_box AS b",
        "FROM (raw.player_box)",
        "FROM /* all of it */ raw.player_box",
        "FROM a JOIN\n\traw . player_box USING (game_id)",
        "FROM a WHERE game_id IN (SELECT game_id FROM raw.player_box)",
      })
  void seesADirectRead(String from) {
    assertThat(directReads("SELECT 1 " + from)).containsExactly("raw.player_box");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 FROM features.player_game WHERE game_date = ?",
        "SELECT as_of FROM features.player_game",
        "SELECT as_of FROM features.player_game ORDER BY as_of DESC",
        "SELECT 1 FROM raw.game_as_of(?) AS g JOIN features.player_game AS p ON p.game_id = g.game_id",
        "SELECT 1 FROM features.player_game AS p JOIN b ON b.as_of = ? AND b.game_id = p.game_id",
        "SELECT 1 FROM features.player_game AS p JOIN b ON b.as_of = p.as_of",
      })
  void seesThatARevisionIsNotReadByItsAsOf(String sql) {
    assertThat(directReads(sql)).containsExactly("features.player_game");
  }

  @Test
  void anAsOfThatIsNoParameterIsNone() {
    assertThat(directReads("SELECT 1 FROM raw.player_box_as_of('2030-01-01')"))
        .containsExactly("raw.player_box_as_of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- FROM raw.player_box\nSELECT 1 FROM raw.player_box_as_of(?)",
        "/* FROM raw.player_box */ SELECT 'raw.player_box' FROM raw.player_box_as_of( ? ) AS b",
        "SELECT 1 FROM analytics.roster WHERE as_of = ?",
        "SELECT 1 FROM analytics.roster AS r JOIN analytics.game_context AS c"
            + " ON c.as_of = r.as_of WHERE r.as_of < ?",
      })
  void letsThroughWhatIsReadAsOf(String sql) {
    assertThat(directReads(sql)).isEmpty();
  }

  private static List<String> directReads(String text) {
    String sql = NO_CODE.matcher(text).replaceAll(" ").replaceAll(" (?=\\.)|(?<=\\.) ", "");
    List<String> direct = new ArrayList<>();
    Matcher read = READ.matcher(sql);
    while (read.find()) {
      String table = read.group(1) + "." + read.group(2);
      boolean asOf = table.endsWith("_as_of") && read.group(3) != null;
      boolean revision = OF_A_REVISION.contains(table) && isByAsOf(sql, read.group(4));
      if (!asOf && !revision) {
        direct.add(table);
      }
    }
    return direct;
  }

  /** Whether rows of an alias are those of an as-of, and an as-of is a parameter of the query. */
  private static boolean isByAsOf(String sql, String alias) {
    String column = alias == null ? "(?<![\\w.])as_of" : "\\b" + alias + "\\.as_of";
    return Pattern.compile(column + "\\s*[=<]|=\\s*" + column + "\\b").matcher(sql).find()
        && Pattern.compile("\\bas_of\\s*[=<]\\s*\\?").matcher(sql).find();
  }

  private static List<Path> files(String phase) throws IOException {
    Path resources = Path.of(System.getProperty("tipoff.root"), phase, "src", "main", "resources");
    try (Stream<Path> files = Files.walk(resources)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }
}
