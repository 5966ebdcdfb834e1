package io.tipoff.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the declared tables make impossible. */
class PregameTablesTest {

  private static final Pattern RESULT =
      Pattern.compile("(^|_)(score|points|result|won|winner|margin|minutes)($|_)");

  /** Facts that are used before the games. */
  private static final Set<String> BEFORE =
      Set.of(
          "raw.game", "raw.game_odds", "raw.schedule_ahead", "raw.prop_quote", "raw.injury_report");

  private static List<Table> tables() throws IOException, ReflectiveOperationException {
    return DeclaredTables.ofTheProduct();
  }

  private static List<String> results(Table table) {
    return table.columns().stream()
        .map(Column::name)
        .filter(name -> RESULT.matcher(name).find())
        .toList();
  }

  @Test
  void tablesKnownBeforeTheGamesHoldNoResult() throws IOException, ReflectiveOperationException {
    List<Table> before =
        tables().stream().filter(table -> BEFORE.contains(table.qualifiedName())).toList();

    assertThat(before).hasSameSizeAs(BEFORE);
    assertThat(before).allSatisfy(table -> assertThat(results(table)).isEmpty());
  }

  @Test
  void seesAResultBesideTheOdds() {
    record Odds(String gameId, Double spreadHome, Long scoreHome, java.time.Instant knownAt) {}
    Table planted = Table.of("raw", "planted", Odds.class, WriteMode.APPEND, "game_id");
    assertThat(results(planted)).containsExactly("score_home");
  }

  @Test
  void predictionsAndGradesNameTheirOrigin() throws IOException, ReflectiveOperationException {
    List<Table> made =
        tables().stream()
            .filter(
                table ->
                    Set.of("predictions.prediction", "predictions.pick")
                        .contains(table.qualifiedName()))
            .toList();

    assertThat(made).hasSize(2);
    assertThat(made).allSatisfy(table -> assertThat(table.key()).contains("origin"));
  }
}
