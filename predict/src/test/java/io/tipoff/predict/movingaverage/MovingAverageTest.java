package io.tipoff.predict.movingaverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.predict.League;
import io.tipoff.predict.League.QuoteRow;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.Settings;
import io.tipoff.predict.system.SystemTasks;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Market;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovingAverageTest {

  private static final int DAYS = 25;
  private static final int PLAYERS = 60;

  @TempDir Path folder;

  private final PredictSettings settings =
      Settings.of(
          Map.of(
              "tipoff.predict.systems",
              "moving-average",
              "tipoff.predict.training.minimum-rows",
              "1000"));
  private Task calibrating;
  private Task predicting;
  private League league;

  @BeforeEach
  void open() {
    List<Task> tasks =
        SystemTasks.of(new MovingAverage(settings), settings, new SimpleMeterRegistry());
    calibrating = tasks.getFirst();
    predicting = tasks.getLast();
    league = new League(folder, Formula.features(), PLAYERS, tasks);
    league.play(0, DAYS);
    league.announce(DAYS, League.CONTRACT);
  }

  @AfterEach
  void close() {
    league.close();
  }

  @Test
  void predictsNothingUntilItIsCalibrated() {
    assertThat(league.runAtTip(predicting, DAYS))
        .isInstanceOfSatisfying(
            TaskOutput.NoData.class, none -> assertThat(none.proof()).contains("not calibrated"));
  }

  @Test
  void predictsAroundRecentForm() {
    league.runOn(calibrating, DAYS);

    List<Object[]> predictions =
        ((TaskOutput.Rows) league.runAtTip(predicting, DAYS)).tables().getFirst().rows();

    assertThat(predictions).hasSizeBetween((PLAYERS - 2) * 5 - 60, (PLAYERS - 2) * 5 - 1);
    Object[] strongest =
        predictions.stream().filter(row -> row[5].equals("POINTS")).toList().getLast();
    assertThat((double) strongest[12]).isBetween(14.0, 27.0);
  }

  @Test
  void givesTheSameRowsAgain() {
    league.runOn(calibrating, DAYS);

    List<Object[]> once = rows();
    List<Object[]> again = rows();

    assertThat(again).usingRecursiveComparison().isEqualTo(once);
  }

  private List<Object[]> rows() {
    List<Object[]> rows = new ArrayList<>();
    ((TaskOutput.Rows) league.runAtTip(predicting, DAYS))
        .tables()
        .forEach(table -> rows.addAll(table.rows()));
    return rows;
  }

  @Test
  void picksOnQuotesKnownBeforeTheTipOnly() {
    league.runOn(calibrating, DAYS);
    Instant noon = League.tip(DAYS).minusSeconds(7 * 3600);
    league.quote(
        DAYS,
        quote("early", 10, noon, false),
        quote("received-at-tip", 14, noon, false, League.tip(DAYS)),
        quote("in-game", 12, noon, true),
        quote("stamped-at-tip", 13, League.tip(DAYS), false, noon));

    TaskOutput.Rows output = (TaskOutput.Rows) league.runAtTip(predicting, DAYS);

    List<Object[]> picks = output.tables().get(1).rows();
    assertThat(
            picks.stream().filter(row -> row[11] != null).map(row -> row[11]).distinct().toList())
        .containsExactly("early");
    Object[] none = picks.stream().filter(row -> row[11] == null).findFirst().orElseThrow();
    assertThat(none[9]).isEqualTo("PASS");
    assertThat(none[10]).isEqualTo("NO_LINE");
  }

  @Test
  void playerReportedOutIsPredictedAndNeverBetOn() {
    league.runOn(calibrating, DAYS);
    league.quote(DAYS, quote("early", 0.5, League.tip(DAYS).minusSeconds(7 * 3600), false));
    TaskOutput.Rows before = (TaskOutput.Rows) league.runAtTip(predicting, DAYS);
    assertThat(pickOnThe30th(before)[9]).isEqualTo("OVER");

    league.reportOut(DAYS, 30);
    league.announce(DAYS, League.CONTRACT);
    TaskOutput.Rows after = (TaskOutput.Rows) league.runAtTip(predicting, DAYS);

    assertThat(after.tables().getFirst().rows()).hasSameSizeAs(before.tables().getFirst().rows());
    assertThat(pickOnThe30th(after)[9]).isEqualTo("PASS");
    assertThat(pickOnThe30th(after)[10]).isEqualTo("PLAYER_OUT");
    assertThat(pickOnThe30th(after)[11]).isEqualTo("early");
    assertThat(after.counts()).containsEntry("reported_out", 1L);
  }

  private static Object[] pickOnThe30th(TaskOutput.Rows output) {
    return output.tables().get(1).rows().stream()
        .filter(row -> row[4].equals(League.player(30)) && row[5].equals("POINTS"))
        .findFirst()
        .orElseThrow();
  }

  private static QuoteRow quote(String id, double line, Instant knownAt, boolean inGame) {
    return quote(id, line, knownAt, inGame, knownAt);
  }

  private static QuoteRow quote(
      String id, double line, Instant quotedAt, boolean inGame, Instant knownAt) {
    return new QuoteRow(
        id,
        "books",
        League.game(DAYS),
        League.FIRST.plusDays(DAYS),
        League.player(30),
        Market.POINTS,
        "book-" + id,
        line,
        -110L,
        -110L,
        true,
        quotedAt,
        inGame,
        knownAt);
  }
}
