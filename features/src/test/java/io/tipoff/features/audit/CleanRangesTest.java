package io.tipoff.features.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.features.audit.OutcomeCorrelations.Correlation;
import io.tipoff.features.contract.Feature;
import io.tipoff.features.contract.FeatureContract;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.Durability;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The ranges that are kept, and how they are made: {@code -Dtipoff.backtest=DIR} names the data
 * directory of a backtest, {@code -Dtipoff.docs=write} writes the file anew from it.
 */
class CleanRangesTest {

  private static final Path FILE =
      Path.of("src/main/resources/io/tipoff/features/audit", CleanRanges.FILE);

  /** Chosen on these and no later one, like everything that was. */
  private static final String LAST_SEASON = "2023-24";

  private static final Sql DATES =
      new Sql(
          "dates",
          "SELECT DISTINCT game_date, season FROM features.player_game ORDER BY game_date");

  private record Date(LocalDate gameDate, String season) {}

  @Test
  void aFeatureThatNoCleanSeasonHadMayReachWhatNoFeatureDid() {
    CleanRanges measured = CleanRanges.measured();

    assertThat(measured.of("a_new_one", "appeared"))
        .isEqualTo(CleanRanges.APPEARANCE)
        .isGreaterThan(measured.of("dnp_rate10", "appeared"));
    assertThat(measured.of("a_new_one", "minutes"))
        .isEqualTo(CleanRanges.SURPRISE)
        .isGreaterThan(measured.of("days_rest", "minutes"));
  }

  @Test
  void aReportMayGoWithWhoPlaysAsCloselyAsItLikes() {
    assertThat(CleanRanges.measured().of("injury_status", "appeared")).isEqualTo(1);
  }

  @Test
  void areOfTheContractsFeaturesAndOfNothingElse() throws IOException {
    List<String> features =
        FeatureContract.playerGame().features().stream().map(Feature::name).toList();

    assertThat(CleanRanges.measured().surprises().keySet())
        .hasSizeGreaterThan(130)
        .isSubsetOf(features);
    assertThat(CleanRanges.measured().appearances().keySet()).isSubsetOf(features);
    List<String> lines = Files.readAllLines(FILE);
    assertThat(lines.getFirst()).startsWith("# ").endsWith(" to " + LAST_SEASON);
    assertThat(lines.subList(1, lines.size())).isEqualTo(CleanRanges.measured().lines());
  }

  @Test
  void readsWhatItWrites() {
    CleanRanges ranges =
        CleanRanges.reachedIn(
            List.of(
                new Correlation("one", "appeared", 900, -0.4001, 0, 1),
                new Correlation("one", "minutes", 900, 0.1, 0, 1),
                new Correlation("one", "points", 900, -0.2, 0, 1),
                new Correlation("two", "points", 900, 0, 0, 1)));

    assertThat(ranges.lines()).containsExactly(CleanRanges.NAMES, "one,0.401,0.200", "two,,0.000");
    assertThat(CleanRanges.parse(ranges.lines()).lines()).isEqualTo(ranges.lines());
    assertThat(CleanRanges.parse(ranges.lines()).of("two", "appeared"))
        .isEqualTo(CleanRanges.APPEARANCE);
  }

  /**
   * Of the seasons up to the last that may be looked at; later ones of the backtest say whether
   * they hold.
   */
  @Test
  void noFeatureOfABacktestIsSuspect() throws IOException {
    Optional<Path> backtest =
        Optional.ofNullable(System.getProperty("tipoff.backtest")).map(Path::of);
    assumeTrue(backtest.isPresent(), "skipped: no backtest was named");
    List<Correlation> clean = new ArrayList<>();
    List<Correlation> later = new ArrayList<>();
    List<String> seasons = new ArrayList<>();
    try (Warehouse warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(backtest.get().resolve("warehouse/tipoff.duckdb"))
                .surviving(Durability.PROCESS_DEATH),
            new SimpleMeterRegistry(),
            OperationalClock.system())) {
      for (Date date : warehouse.query(DATES, Date.class)) {
        List<Correlation> found =
            OutcomeCorrelations.all(warehouse, Slate.nba(date.gameDate()), CleanRanges.measured());
        if (date.season().compareTo(LAST_SEASON) > 0) {
          later.addAll(found);
        } else {
          clean.addAll(found);
          seasons.add(date.season());
        }
      }
    }
    if ("write".equals(System.getProperty("tipoff.docs"))) {
      List<String> lines = new ArrayList<>(CleanRanges.reachedIn(clean).lines());
      lines.addFirst(
          "# Greatest correlations over any 30 days of "
              + seasons.getFirst()
              + " to "
              + seasons.getLast());
      Files.write(FILE, lines);
    } else {
      clean.addAll(later);
      assertThat(clean).filteredOn(Correlation::suspect).isEmpty();
    }
  }
}
