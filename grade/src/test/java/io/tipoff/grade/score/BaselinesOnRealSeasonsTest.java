package io.tipoff.grade.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tipoff.grade.RawTables;
import io.tipoff.grade.RawTables.PlayerBox;
import io.tipoff.grade.RawTables.PropQuote;
import io.tipoff.grade.SeasonFiles;
import io.tipoff.grade.TestWarehouse;
import io.tipoff.grade.accuracy.BaselineReport;
import io.tipoff.run.TaskOutput;
import io.tipoff.warehouse.TableRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published baselines come out to the digit of rows as they stand in the files: the rules score
 * no row too many, too few or with what it could not have known. That loading loses and doubles
 * none is a matter of the ingest's tests.
 */
final class BaselinesOnRealSeasonsTest {

  private static final List<String> SCORED = List.of("2022-23", "2023-24", "2024-25");

  @TempDir Path folder;

  @Test
  void reproducesBothBaselineTables() throws IOException {
    assumeTrue(SeasonFiles.present(), SeasonFiles.ABSENT);
    try (TestWarehouse warehouse =
        new TestWarehouse(folder, RawTables.PLAYER_BOX, RawTables.PROP_QUOTE, BaselineDay.TABLE)) {
      SortedSet<LocalDate> slates = load(warehouse);
      ScoreRowsTask task = new ScoreRowsTask();
      List<Object[]> days = new ArrayList<>();
      slates.forEach(date -> days.addAll(baselineDays(warehouse.look(task, date))));
      warehouse.put("baselines", new TableRows(BaselineDay.TABLE, days));

      BaselineReport report = BaselineReport.of(warehouse.warehouse());

      assertThat(report.averages().stream().map(BaselinesOnRealSeasonsTest::text))
          .contains(
              "2022-23 POINTS 25036 4.889 4.777 4.746 4.725 4.690",
              "2023-24 POINTS 25506 4.790 4.689 4.659 4.630 4.598",
              "2024-25 POINTS 25465 4.886 4.764 4.738 4.719 4.677",
              "2024-25 REBOUNDS 25465 2.031 1.979 1.963 1.962 1.942",
              "2024-25 ASSISTS 25465 1.418 1.385 1.367 1.372 1.358",
              "2024-25 THREES 25465 0.945 0.916 0.904 0.914 0.900",
              "2024-25 PRA 25465 6.408 6.282 6.279 6.194 6.166");
      assertThat(report.lines().stream().map(BaselinesOnRealSeasonsTest::text))
          .containsExactly(
              "2023-24 PRA 4550 6.136 6.790 6.692 6.693",
              "2024-25 POINTS 6077 5.187 5.493 5.482 5.404",
              "2024-25 REBOUNDS 3801 2.196 2.286 2.282 2.267",
              "2024-25 ASSISTS 2379 1.864 1.981 1.965 1.948",
              "2024-25 THREES 11312 1.175 1.175 1.176 1.154",
              "2024-25 PRA 4399 6.013 6.701 6.630 6.636");
    }
  }

  /** Loads all four seasons and returns the dates of those that are scored. */
  private static SortedSet<LocalDate> load(TestWarehouse warehouse) throws IOException {
    List<String> seasons = new ArrayList<>(SCORED);
    seasons.addFirst("2021-22");
    SortedSet<LocalDate> slates = new TreeSet<>();
    for (String season : seasons) {
      List<PlayerBox> box = SeasonFiles.playerBox(season);
      warehouse.put("box " + season, RawTables.PLAYER_BOX, PlayerBox.class, box);
      if (SCORED.contains(season)) {
        box.forEach(row -> slates.add(row.gameDate()));
      }
    }
    for (String season : List.of("2023-24", "2024-25")) {
      warehouse.put(
          "quotes " + season, RawTables.PROP_QUOTE, PropQuote.class, SeasonFiles.quotes(season));
    }
    return slates;
  }

  private static List<Object[]> baselineDays(TaskOutput output) {
    assertThat(output).isInstanceOf(TaskOutput.Rows.class);
    return ((TaskOutput.Rows) output).tables().getLast().rows();
  }

  private static String text(BaselineReport.Averages row) {
    return String.format(
        Locale.ROOT,
        "%s %s %d %.3f %.3f %.3f %.3f %.3f",
        row.season(),
        row.market(),
        row.rows(),
        row.last5(),
        row.last10(),
        row.seasonMean(),
        row.blend(),
        row.last10AndSeason());
  }

  private static String text(BaselineReport.Lines row) {
    return String.format(
        Locale.ROOT,
        "%s %s %d %.3f %.3f %.3f %.3f",
        row.season(),
        row.market(),
        row.rows(),
        row.line(),
        row.last10(),
        row.blend(),
        row.last10AndSeason());
  }
}
