package io.tipoff.grade.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.grade.TestWarehouse;
import io.tipoff.grade.outcome.Grade;
import io.tipoff.grade.outcome.Result;
import io.tipoff.grade.outcome.SystemDay;
import io.tipoff.grade.score.ScoredRow;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccuracyTaskTest {

  private static final LocalDate FIRST = LocalDate.parse("2024-12-01");
  private static final Instant KNOWN = Instant.parse("2025-03-01T11:00:00Z");
  private static final long ONE = 1_000_000;
  private static final Sql ROWS = new Sql("rows", "SELECT * FROM grades.accuracy_as_of(?)");
  private static final Table BASELINE_DAY =
      Table.of(
          "grades",
          "baseline_day",
          Baseline.class,
          WriteMode.APPEND,
          "game_date",
          "baseline",
          "market");
  private static final Table PICK_BAND_DAY =
      Table.of(
          "grades",
          "pick_band_day",
          Band.class,
          WriteMode.APPEND,
          "origin",
          "system",
          "market",
          "game_date",
          "kind",
          "side",
          "band");

  @TempDir Path folder;
  private TestWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse =
        new TestWarehouse(
            folder,
            BASELINE_DAY,
            PICK_BAND_DAY,
            SystemDay.TABLE,
            ScoredRow.TABLE,
            Grade.TABLE,
            AccuracyRow.TABLE,
            HealthRow.TABLE,
            ClosingTables.QUOTED,
            CoverageTables.APPEARED,
            CoverageTables.PREDICTED);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  @Tag("TRF-04")
  void provesItEmptyBeforeAnySystemPredicted() {
    putBaselines(10);

    assertThat(warehouse.run(new AccuracyTask(), FIRST)).isInstanceOf(TaskOutput.NoData.class);
  }

  @Test
  @Tag("PRD-11")
  @Tag("T-40")
  void countsTheWholeSeasonAndScoresUnpredictedDatesWithTheLastTen() {
    putBaselines(40);
    putSystem(20, 40);

    Map<Span, AccuracyRow> rows = run(FIRST.plusDays(39));

    AccuracyRow season = rows.get(Span.SEASON);
    assertThat(season.rows()).isEqualTo(400);
    assertThat(season.predicted()).isEqualTo(160);
    assertThat(season.firstDate()).isEqualTo(FIRST);
    assertThat(season.last10Mae()).isEqualTo(5.0);
    assertThat(season.headlineMae()).isEqualTo(4.5);
    assertThat(season.predictedMae()).isEqualTo(3.75);
    assertThat(rows.get(Span.DAYS_7).dates()).isEqualTo(7);
    assertThat(rows.get(Span.DAYS_7).headlineMae()).isEqualTo(4.0);
    assertThat(rows.get(Span.DAYS_30).dates()).isEqualTo(30);
  }

  @Test
  @Tag("PRD-11")
  void looksLeakedOnceTheWholeIntervalOfASeasonLiesBelowTheMark() {
    putBaselines(50);
    putSystem(0, 50);

    assertThat(run(FIRST.plusDays(43)).get(Span.SEASON).leakMargin()).isNull();
    Map<Span, AccuracyRow> rows = run(FIRST.plusDays(49));

    assertThat(rows.get(Span.SEASON).leakMargin()).isCloseTo(0.8 - 0.94, within(1e-12));
    assertThat(rows.get(Span.SEASON).looksLeaked()).isTrue();
    assertThat(rows.get(Span.DAYS_30).leakMargin()).isNull();
  }

  @Test
  @Tag("PRD-11")
  void doesNotLookLeakedByChance() {
    putBaselines(50);
    putSystem(33, 50);

    AccuracyRow season = run(FIRST.plusDays(49)).get(Span.SEASON);

    assertThat(season.headlineMae() / season.last10Mae()).isLessThan(0.94);
    assertThat(season.looksLeaked()).isFalse();
  }

  @Test
  void seesNoDateAfterTheSlate() {
    putBaselines(40);
    putSystem(20, 40);

    LocalDate slate = FIRST.plusDays(21);
    assertThat(run(slate).get(Span.ALL).rows()).isEqualTo(220);
    assertThat(SystemDays.read(warehouse.warehouse(), RunContext.LATEST, slate).values())
        .singleElement()
        .satisfies(days -> assertThat(days.getLast().date()).isEqualTo(slate));
  }

  @Test
  @Tag("T-40")
  void comparesWithLineAndMarketOnTheSameRows() {
    putBaselines(10);
    putSystem(0, 10);

    AccuracyRow row = run(FIRST.plusDays(9)).get(Span.SEASON);

    assertThat(row.lined()).isEqualTo(40);
    assertThat(row.linedMae()).isEqualTo(4.0);
    assertThat(row.lineMae()).isEqualTo(3.5);
    assertThat(row.versusLineLow()).isEqualTo(0.5);
    assertThat(row.versusLineHigh()).isEqualTo(0.5);
    assertThat(row.brier()).isEqualTo(0.26);
    assertThat(row.marketBrier()).isEqualTo(0.25);
    assertThat(row.hitRate()).isEqualTo(0.5);
    assertThat(row.noVig()).isEqualTo(0.48);
    assertThat(row.excessLow()).isCloseTo(0.02, within(1e-12));
    assertThat(row.returned()).isEqualTo(-0.05);
    assertThat(row.calibrationSlope()).isCloseTo(1.0, within(1e-9));
  }

  @Test
  void givesEqualDaysEqualIntervalsThatHoldTheValue() {
    List<AccuracyDay> days = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      days.add(day(i, (i * 37 % 11) * ONE));
    }

    Bootstrap.Interval one = Bootstrap.of(days).of(t -> t.mean(Sum.LAST10_ALL, Sum.SCORED));
    Bootstrap.Interval other = Bootstrap.of(days).of(t -> t.mean(Sum.LAST10_ALL, Sum.SCORED));

    assertThat(one).isEqualTo(other);
    double mean = Totals.of(days).mean(Sum.LAST10_ALL, Sum.SCORED);
    assertThat(one.low()).isLessThan(mean);
    assertThat(one.high()).isGreaterThan(mean);
    assertThat(one.high() - one.low()).isLessThan(0.3);
  }

  @Test
  void givesNoIntervalOnTooFewDates() {
    assertThat(Bootstrap.of(List.of(day(0, ONE))).of(t -> t.mean(Sum.LAST10_ALL, Sum.SCORED)))
        .isEqualTo(Bootstrap.Interval.NONE);
  }

  @Test
  void reportsSeasonsBesideTheirBandsAndKeepsToItsFilter() {
    putBaselines(10);
    putSystem(0, 10);
    warehouse.put(
        "bands",
        PICK_BAND_DAY,
        Band.class,
        List.of(
            new Band(
                Origin.REPLAY,
                "gbdt",
                Market.POINTS,
                FIRST,
                "2024-25",
                "EDGE",
                "OVER",
                5,
                3,
                1,
                2 * ONE,
                ONE,
                4,
                ONE,
                KNOWN)));

    AccuracyReport all = AccuracyReport.of(warehouse.warehouse(), AccuracyFilter.none());
    AccuracyReport other =
        AccuracyReport.of(
            warehouse.warehouse(),
            new AccuracyFilter(
                Optional.of("2023-24"), Optional.empty(), Optional.empty(), Optional.empty()));

    assertThat(all.systems()).hasSize(1).first().extracting(AccuracyRow::rows).isEqualTo(100L);
    PickBand band = all.bands().getFirst();
    assertThat(band.rate()).isEqualTo(0.75);
    assertThat(band.probability()).isEqualTo(0.5);
    assertThat(band.returned()).isEqualTo(0.25);
    assertThat(other.systems()).isEmpty();
    assertThat(other.bands()).isEmpty();
  }

  @Test
  void leavesTheFirstRowsOfASeasonOutOfWhatItSaysBesideTheMarket() {
    putSystem(0, 260);

    List<MarketChances> chances =
        AccuracyReport.of(warehouse.warehouse(), AccuracyFilter.none()).chances();

    assertThat(chances)
        .extracting(MarketChances::system)
        .containsExactly(MarketChances.ONE_HALF, "gbdt");
    MarketChances half = chances.getFirst();
    assertThat(half.brier()).isEqualTo(0.25);
    assertThat(half.low()).isZero();
    assertThat(half.slope()).isNull();
    MarketChances gbdt = chances.getLast();
    assertThat(gbdt.leftOut()).isEqualTo(800);
    assertThat(gbdt.rows()).isEqualTo(60 * 4);
    assertThat(gbdt.low()).isCloseTo(0.01, within(1e-9));
    assertThat(gbdt.high()).isCloseTo(0.01, within(1e-9));
    assertThat(gbdt.slopeLow()).isCloseTo(1, within(1e-9));
    assertThat(gbdt.slopeHigh()).isCloseTo(1, within(1e-9));
    assertThat(gbdt.integers()).isEqualTo(10 * 4);
    assertThat(gbdt.integerLow()).isEqualTo(0.5);
  }

  @Test
  void saysNothingBesideTheMarketOfASeasonThatHasNotBurntIn() {
    putSystem(0, 200);

    MarketChances gbdt =
        AccuracyReport.of(warehouse.warehouse(), AccuracyFilter.none()).chances().getLast();

    assertThat(gbdt.leftOut()).isEqualTo(800);
    assertThat(gbdt.rows()).isZero();
    assertThat(gbdt.brier()).isNull();
    assertThat(gbdt.low()).isNull();
  }

  @Test
  void reportsErrorsByTheHeightOfTheLine() {
    warehouse.put(
        "score-rows",
        ScoredRow.TABLE,
        ScoredRow.class,
        List.of(scored("p1", 20, 17.5), scored("p2", 10, 15.5), scored("p3", 10, null)));
    warehouse.put(
        "grade",
        Grade.TABLE,
        Grade.class,
        List.of(graded("p1", 20, 18), graded("p2", 10, 14), graded("p3", 10, 11)));

    List<LineBand> lines = AccuracyReport.of(warehouse.warehouse(), AccuracyFilter.none()).lines();

    assertThat(lines)
        .containsExactly(
            new LineBand(
                "2024-25", Origin.REPLAY, "gbdt", Market.POINTS, 15, 20, 2, 3.0, 4.0, 5.0));
  }

  private static ScoredRow scored(String player, long actual, Double line) {
    return new ScoredRow(
        "g1",
        player,
        Market.POINTS,
        FIRST,
        "2024-25",
        "RS",
        actual,
        20,
        null,
        15.0,
        null,
        line,
        KNOWN);
  }

  private static Grade graded(String player, long actual, double median) {
    return new Grade(
        "prediction-" + player,
        Origin.REPLAY,
        "gbdt",
        Market.POINTS,
        "g1",
        player,
        FIRST,
        "2024-25",
        "RS",
        KNOWN.minusSeconds(60),
        "BOS",
        "NYK",
        Result.PASS,
        null,
        actual,
        median,
        median,
        Math.abs(median - actual),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        KNOWN);
  }

  private Map<Span, AccuracyRow> run(LocalDate slate) {
    warehouse.run(new AccuracyTask(), slate);
    return warehouse.warehouse().query(ROWS, AccuracyRow.class, RunContext.LATEST).stream()
        .filter(row -> row.slateDate().equals(slate))
        .collect(Collectors.toMap(AccuracyRow::span, Function.identity()));
  }

  private static AccuracyDay day(int day, long last10Error) {
    return new AccuracyDay(
        FIRST.plusDays(day), "2024-25", Optional.empty(), 10, last10Error, KNOWN);
  }

  /** Ten scored rows a day, on each of which the last-ten mean is 5 off. */
  private void putBaselines(int days) {
    List<Baseline> rows = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      for (String baseline :
          List.of("last-5", "last-10", "season-mean", "blend-50-30-20", "last-10-and-season")) {
        rows.add(
            new Baseline(
                baseline,
                Market.POINTS,
                FIRST.plusDays(i),
                "2024-25",
                10,
                50 * ONE,
                4,
                14 * ONE,
                KNOWN));
      }
    }
    warehouse.put("baselines", BASELINE_DAY, Baseline.class, rows);
  }

  /** Eight predictions on each of the days, four of them lined; 4 off over all ten rows. */
  private void putSystem(int from, int to) {
    List<SystemDay> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(systemDay(FIRST.plusDays(i)));
    }
    warehouse.put("systems", SystemDay.TABLE, SystemDay.class, rows);
  }

  private static SystemDay systemDay(LocalDate date) {
    return new SystemDay(
        Origin.REPLAY,
        "gbdt",
        Market.POINTS,
        date,
        "2024-25",
        40 * ONE,
        8,
        30 * ONE,
        31 * ONE,
        40 * ONE,
        0,
        128 * ONE,
        4,
        6,
        24 * ONE,
        4 * ONE,
        6 * ONE,
        7 * ONE,
        4,
        16 * ONE,
        14 * ONE,
        18 * ONE,
        4,
        16 * ONE,
        14 * ONE,
        4,
        2,
        ONE * 104 / 100,
        ONE,
        3 * ONE,
        3 * ONE,
        2 * ONE,
        ONE * 104 / 100,
        ONE * 104 / 100,
        1,
        1,
        0,
        0,
        0,
        6,
        ONE * 96 / 100,
        1,
        2,
        -ONE / 10,
        -ONE / 10,
        0,
        KNOWN);
  }

  private record Baseline(
      String baseline,
      Market market,
      LocalDate gameDate,
      String season,
      long scored,
      long error,
      long lined,
      long linedError,
      Instant knownAt) {}

  private record Band(
      Origin origin,
      String system,
      Market market,
      LocalDate gameDate,
      String season,
      String kind,
      String side,
      long band,
      long wins,
      long losses,
      long probability,
      long noVig,
      long paid,
      long returned,
      Instant knownAt) {}
}
