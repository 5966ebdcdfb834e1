package io.tipoff.grade.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.grade.RawTables;
import io.tipoff.grade.RawTables.PlayerBox;
import io.tipoff.grade.RawTables.PropQuote;
import io.tipoff.grade.TestWarehouse;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Market;
import io.tipoff.time.LeagueTime;
import io.tipoff.warehouse.Sql;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScoreRowsTaskTest {

  private static final LocalDate DATE = LocalDate.parse("2025-01-15");
  private static final Sql SCORED =
      new Sql(
          "scored",
          "SELECT * FROM grades.scored_row_as_of(?) WHERE market = 'POINTS' ORDER BY player_id,"
              + " game_id");

  @TempDir Path folder;
  private TestWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse =
        new TestWarehouse(
            folder, RawTables.PLAYER_BOX, RawTables.PROP_QUOTE, ScoredRow.TABLE, BaselineDay.TABLE);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void provesASlateWithoutBoxRowsEmpty() {
    assertThat(warehouse.run(new ScoreRowsTask(), DATE)).isInstanceOf(TaskOutput.NoData.class);
  }

  @Test
  void averagesOnlyGamesOfEarlierDates() {
    List<PlayerBox> rows = games(12, DATE, 10);
    rows.add(box("today-1", DATE, 50));
    rows.add(box("today-2", DATE, 60));
    rows.add(box("tomorrow", DATE.plusDays(1), 70));

    List<ScoredRow> scored = score(rows, List.of());

    assertThat(scored).extracting(ScoredRow::actual).containsExactly(50L, 60L);
    assertThat(scored).extracting(ScoredRow::last10).containsExactly(10.0, 10.0);
    assertThat(scored).extracting(ScoredRow::seasonMean).containsExactly(10.0, 10.0);
    assertThat(scored).extracting(ScoredRow::historyGames).containsExactly(12L, 12L);
  }

  @Test
  void fallsBackToTheLastTwentyGamesBeforeTheFirstOfASeason() {
    LocalDate lastSeason = DATE.minusDays(250);
    List<PlayerBox> rows = new ArrayList<>();
    for (PlayerBox row : games(30, lastSeason, 0)) {
      rows.add(of(row, "2023-24", row.gameDate().isBefore(lastSeason.minusDays(20)) ? 99 : 20));
    }
    rows.add(box("today", DATE, 50));

    ScoredRow scored = score(rows, List.of()).getFirst();

    assertThat(scored.seasonMean()).isEqualTo(20);
    assertThat(scored.last5()).isEqualTo(20);
  }

  @Test
  void leavesAveragesOfTooFewGamesUnknown() {
    List<PlayerBox> rows = games(4, DATE, 10);
    rows.add(box("today", DATE, 50));

    ScoredRow scored = score(rows, List.of()).getFirst();

    assertThat(scored.last5()).isNull();
    assertThat(scored.last10()).isNull();
    assertThat(scored.seasonMean()).isEqualTo(10);
    assertThat(scored.isScored()).isFalse();
  }

  @Test
  void takesQuotesAsReceivedWhateverTheirPrices() {
    List<PlayerBox> rows = games(10, DATE, 10);
    rows.add(box("today", DATE, 50));

    ScoredRow scored =
        score(
                rows,
                List.of(
                    quote("q1", "alpha", 20.5, -137L, -137L),
                    quote("q2", "alpha", 24.5, 400L, -10000L),
                    quote("q3", "beta", 21.5, -110L, -110L),
                    quote("q4", "beta", 22.5, -110L, -110L),
                    quote("q5", "gamma", 30.5, -110L, null)))
            .getFirst();

    assertThat(scored.marketLine()).isEqualTo((20.5 + 22.0) / 2);
  }

  @Test
  void readsTheLatestVersionOfACorrectedRow() {
    List<PlayerBox> rows = games(10, DATE, 10);
    rows.add(box("today", DATE, 50));
    warehouse.put("slate", RawTables.PLAYER_BOX, PlayerBox.class, rows);
    rows.set(0, corrected(rows.getFirst(), 20));
    warehouse.put("slate", RawTables.PLAYER_BOX, PlayerBox.class, rows);

    warehouse.run(new ScoreRowsTask(), DATE);

    ScoredRow scored = scored().getFirst();
    assertThat(scored.last10()).isEqualTo(11);
    assertThat(scored.historyGames()).isEqualTo(10);
    assertThat(scored.knownAt()).isEqualTo(rows.getFirst().knownAt());
  }

  private List<ScoredRow> score(List<PlayerBox> rows, List<PropQuote> quotes) {
    warehouse.put("box", RawTables.PLAYER_BOX, PlayerBox.class, rows);
    warehouse.put("quotes", RawTables.PROP_QUOTE, PropQuote.class, quotes);
    warehouse.run(new ScoreRowsTask(), DATE);
    return scored();
  }

  private List<ScoredRow> scored() {
    return warehouse.warehouse().query(SCORED, ScoredRow.class, RunContext.LATEST);
  }

  /** Games on the days before the date, each with these points. */
  private static List<PlayerBox> games(int count, LocalDate before, int points) {
    List<PlayerBox> rows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      rows.add(box("g" + i, before.minusDays(i), points));
    }
    return rows;
  }

  private static PlayerBox box(String gameId, LocalDate date, long points) {
    return new PlayerBox(
        gameId,
        "7",
        date,
        "2024-25",
        "RS",
        "Somebody",
        "BOS",
        points,
        1,
        2,
        3,
        LeagueTime.at(date.plusDays(1), LocalTime.of(6, 0)));
  }

  private static PlayerBox of(PlayerBox row, String season, long points) {
    return new PlayerBox(
        row.gameId(),
        row.playerId(),
        row.gameDate(),
        season,
        row.seasonType(),
        row.playerName(),
        row.team(),
        points,
        row.rebounds(),
        row.assists(),
        row.threesMade(),
        row.knownAt());
  }

  private static PlayerBox corrected(PlayerBox row, long points) {
    Instant later = LeagueTime.at(DATE.plusDays(2), LocalTime.NOON);
    return new PlayerBox(
        row.gameId(),
        row.playerId(),
        row.gameDate(),
        row.season(),
        row.seasonType(),
        row.playerName(),
        row.team(),
        points,
        row.rebounds(),
        row.assists(),
        row.threesMade(),
        later);
  }

  private static PropQuote quote(String id, String book, double line, Long over, Long under) {
    return new PropQuote(
        id,
        "source",
        "today",
        DATE,
        "7",
        false,
        Market.POINTS,
        book,
        line,
        over,
        under,
        false,
        false,
        LeagueTime.noon(DATE));
  }
}
