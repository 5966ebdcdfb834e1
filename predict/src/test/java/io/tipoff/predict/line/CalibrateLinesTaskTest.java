package io.tipoff.predict.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.League;
import io.tipoff.predict.League.Outcome;
import io.tipoff.predict.League.QuoteRow;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.Settings;
import io.tipoff.predict.movingaverage.MovingAverages;
import io.tipoff.predict.system.PredictionSystem;
import io.tipoff.predict.system.SystemTasks;
import io.tipoff.run.Moment;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Market;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Line calibrations of a real system in a small league, with the leaks planted that they refuse.
 */
class CalibrateLinesTaskTest {

  private static final int START = 10;
  private static final int END = 15;
  private static final int PLAYERS = 30;

  @TempDir Path folder;

  private final PredictSettings settings =
      Settings.of(
          Map.of(
              "tipoff.predict.systems", "moving-average",
              "tipoff.predict.training.minimum-rows", "200",
              "tipoff.predict.lines.minimum-rows", "50"));
  private final PredictionSystem system = MovingAverages.of(settings);
  private final List<Task> tasks = SystemTasks.of(system, settings, new SimpleMeterRegistry());
  private final Map<Integer, Long> predicted = new HashMap<>();
  private League league;

  @BeforeEach
  void open() {
    league = new League(folder, MovingAverages.features(), PLAYERS, tasks);
  }

  @AfterEach
  void close() {
    league.close();
  }

  private Task task(String start) {
    return tasks.stream()
        .filter(task -> task.declaration().name().startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private void play() {
    league.play(0, END);
    league.runOn(task("train"), START);
    for (int day = START; day < END; day++) {
      league.quote(day, quotes(day, League.tip(day).minusSeconds(30)));
      predicted.put(day, predict(day).stream().filter(row -> row[5].equals("POINTS")).count());
    }
  }

  private List<Object[]> predict(int day) {
    TaskOutput.Rows rows = (TaskOutput.Rows) league.runAtTip(task("predict"), day);
    return rows.tables().getFirst().rows();
  }

  /** A line on each player's points, at about his mean. */
  private static QuoteRow[] quotes(int day, Instant knownAt) {
    List<QuoteRow> quotes = new ArrayList<>();
    for (int player = 0; player < PLAYERS; player++) {
      quotes.add(
          new QuoteRow(
              "q-" + day + '-' + player,
              "source",
              League.game(day),
              League.FIRST.plusDays(day),
              League.player(player),
              Market.POINTS,
              "book",
              Math.floor(20 * (0.05 + player / (double) PLAYERS)) + 0.5,
              -110L,
              -110L,
              true,
              knownAt,
              false,
              knownAt));
    }
    return quotes.toArray(QuoteRow[]::new);
  }

  private List<Object[]> fit(int day) {
    TaskOutput output = league.runOn(task("calibrate"), day);
    assertThat(output).isInstanceOf(TaskOutput.Rows.class);
    return ((TaskOutput.Rows) output).tables().getFirst().rows();
  }

  @Test
  void learnsFromTheLinesOfEarlierDatesAlone() {
    play();

    assertThat(fit(END - 2))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row[2]).isEqualTo("POINTS");
              assertThat(row[4])
                  .isEqualTo(
                      predicted.get(START) + predicted.get(START + 1) + predicted.get(START + 2));
            });
  }

  @Test
  void seesNoOutcomeKnownAtOrAfterItsInstant() {
    play();
    Instant morning = Moment.MORNING.of(League.slate(END));
    List<Object[]> before = fit(END);
    league.outcome(
        "outcomes/corrected",
        league.outcomes(END - 1).stream()
            .map(one -> one.scoring(99).known(morning))
            .toArray(Outcome[]::new));

    assertThat(fit(END)).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void doesSeeACorrectionKnownBefore() {
    play();
    List<Object[]> before = fit(END);
    league.outcome(
        "outcomes/corrected",
        league.outcomes(END - 1).stream()
            .map(one -> one.scoring(99).known(Moment.MORNING.of(League.slate(END)).minusSeconds(1)))
            .toArray(Outcome[]::new));

    assertThat(fit(END).getFirst()[5]).isNotEqualTo(before.getFirst()[5]);
  }

  @Test
  void isFittedAgainOnlyWhenItsCadenceHasPassed() {
    play();
    fit(END);

    assertThat(league.runOn(task("calibrate"), END + 6))
        .isInstanceOfSatisfying(
            TaskOutput.NoData.class, none -> assertThat(none.proof()).startsWith("not due"));
    assertThat(league.runOn(task("calibrate"), END + 7)).isInstanceOf(TaskOutput.Rows.class);
  }

  @Test
  void leavesChancesAloneUntilEnoughLinesWereSeen() {
    play();

    assertThat(league.runOn(task("calibrate"), START + 1)).isInstanceOf(TaskOutput.NoData.class);
    assertThat(predict(START + 1)).allSatisfy(row -> assertThat(row[20]).isNull());
  }

  @Test
  void predictionsAndPicksStateTheCalibratedChance() {
    play();
    Object[] fitted = fit(END).getFirst();
    LineCalibration calibration = new LineCalibration((double) fitted[5], (double) fitted[6]);
    league.announce(END, League.CONTRACT);
    league.quote(END, quotes(END, League.tip(END).minusSeconds(30)));

    TaskOutput.Rows output = (TaskOutput.Rows) league.runAtTip(task("predict"), END);

    List<Object[]> points =
        output.tables().getFirst().rows().stream().filter(r -> r[5].equals("POINTS")).toList();
    assertThat(points).hasSizeGreaterThan(PLAYERS / 2);
    for (Object[] row : points) {
      CountDistribution distribution = CountDistribution.parse((String) row[14]);
      double line = (double) row[18];
      assertThat(row[19]).isEqualTo(distribution.against(line).overWithoutPush());
      assertThat(row[20]).isEqualTo(calibration.shift(distribution, line));
      Object[] pick =
          output.tables().get(1).rows().stream()
              .filter(one -> one[7].equals(row[6]))
              .findFirst()
              .orElseThrow();
      assertThat(pick[17]).isEqualTo(distribution.against(line, (double) row[20]).over());
    }
    assertThat(output.tables().getFirst().rows())
        .filteredOn(row -> !row[5].equals("POINTS"))
        .allSatisfy(row -> assertThat(row[18]).isNull())
        .allSatisfy(row -> assertThat(row[20]).isNull());
  }

  @Test
  void seesNoLineKnownAtOrAfterTheRevision() {
    play();
    fit(END);
    league.announce(END, League.CONTRACT);
    league.quote(END, quotes(END, League.tip(END)));

    assertThat(predict(END)).allSatisfy(row -> assertThat(row[18]).isNull());
  }
}
