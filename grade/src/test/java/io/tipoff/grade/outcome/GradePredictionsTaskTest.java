package io.tipoff.grade.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.grade.RawTables;
import io.tipoff.grade.RawTables.Game;
import io.tipoff.grade.RawTables.GameResult;
import io.tipoff.grade.RawTables.Pick;
import io.tipoff.grade.RawTables.PlayerBox;
import io.tipoff.grade.RawTables.Prediction;
import io.tipoff.grade.RawTables.PropQuote;
import io.tipoff.grade.TestWarehouse;
import io.tipoff.grade.score.ScoredRow;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GradePredictionsTaskTest {

  private static final LocalDate DATE = LocalDate.parse("2025-01-15");
  private static final Instant NOON = LeagueTime.noon(DATE);
  private static final Instant TIP = LeagueTime.at(DATE, LocalTime.of(19, 40));
  private static final Instant MORNING = LeagueTime.at(DATE.plusDays(1), LocalTime.of(6, 0));
  private static final Sql GRADES =
      new Sql("grades", "SELECT * FROM grades.grade_as_of(?) ORDER BY player_id");
  private static final Sql DAYS = new Sql("days", "SELECT * FROM grades.system_day_as_of(?)");

  @TempDir Path folder;
  private TestWarehouse warehouse;
  private final GradePredictionsTask task = new GradePredictionsTask(List.of("gbdt"));
  private final List<Prediction> predictions = new ArrayList<>();
  private final List<Pick> picks = new ArrayList<>();
  private final List<PropQuote> quotes = new ArrayList<>();

  @BeforeEach
  void open() {
    warehouse =
        new TestWarehouse(
            folder,
            RawTables.PLAYER_BOX,
            RawTables.PROP_QUOTE,
            RawTables.GAME,
            RawTables.GAME_RESULT,
            RawTables.PREDICTION,
            RawTables.PICK,
            ScoredRow.TABLE,
            Grade.TABLE,
            SystemDay.TABLE,
            PickBandDay.TABLE);
    warehouse.put("game", RawTables.GAME, Game.class, List.of(new Game("g1", DATE, TIP, NOON)));
    warehouse.put(
        "result",
        RawTables.GAME_RESULT,
        GameResult.class,
        List.of(new GameResult("g1", DATE, "BOS", "NYK", 25, 90, MORNING)));
    warehouse.put(
        "box",
        RawTables.PLAYER_BOX,
        PlayerBox.class,
        List.of(
            new PlayerBox("g1", "1", DATE, "2024-25", "RS", "One", "BOS", 25, 0, 0, 0, MORNING)));
    score(25, MORNING);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  @Tag("TRF-04")
  void provesASlateWithoutPredictionsEmpty() {
    assertThat(warehouse.run(task, DATE)).isInstanceOf(TaskOutput.NoData.class);
  }

  @Test
  void gradesTheLastRevisionBeforeTheTip() {
    predict("1", NOON, 18);
    predict("1", TIP, 22);
    predict("1", TIP.plusSeconds(60), 25);

    assertThat(grade()).extracting(Grade::median).containsExactly(22.0);
  }

  @Test
  void scoresTheChanceThatThePredictionStatesAgainstALine() {
    predict("1", TIP, 24, 0.5);
    quote("q1", "alpha", 20.5, -110, -110);

    Grade grade = grade().getFirst();

    double stated = distribution(24).against(20.5, 0.5).overWithoutPush();
    assertThat(stated).isGreaterThan(distribution(24).against(20.5).overWithoutPush());
    assertThat(grade.pOver()).isEqualTo(stated);
    assertThat(grade.brier()).isEqualTo((1 - stated) * (1 - stated));
    assertThat(grade.median()).isEqualTo(24);
  }

  @Test
  void hasAChanceAtTheLineThatEveryRowHasQuotedOrNot() {
    predict("1", TIP, 24, 0.5);

    Grade grade = grade().getFirst();

    assertThat(grade.blendLine()).isEqualTo(20.5);
    assertThat(grade.blendOver()).isEqualTo(distribution(24).against(20.5).over());
    assertThat(grade.pOver()).isNull();
  }

  @Test
  void scoresABetBesideTheMarket() {
    predict("1", TIP, 22);
    quote("q1", "alpha", 20.5, 100, -120);
    quote("q2", "beta", 20.5, -110, -110);
    quote("q3", "gamma", 21.5, -110, -110);
    bet("1", "OVER", "q1", 20.5, 100, -120);

    Grade grade = grade().getFirst();

    assertThat(grade.result()).isEqualTo(Result.WIN);
    assertThat(grade.absoluteError()).isEqualTo(3);
    assertThat(grade.returned()).isEqualTo(1.0);
    assertThat(grade.returnedBest()).isEqualTo(1.0);
    assertThat(grade.returnedMedian()).isEqualTo((1 + 100.0 / 110) / 2);
    assertThat(grade.modalLine()).isEqualTo(20.5);
    assertThat(grade.marketOver()).isBetween(0.47, 0.5);
    assertThat(grade.marketBrier())
        .isCloseTo((1 - grade.marketOver()) * (1 - grade.marketOver()), within(1e-12));
    assertThat(grade.brier()).isLessThan(grade.marketBrier());
    assertThat(grade.pitLow()).isLessThan(grade.pitHigh());
  }

  @Test
  void aPriceThatOtherBooksDisputeIsNoneOfTheMarkets() {
    predict("1", TIP, 22);
    quote("q1", "alpha", 20.5, 100, -120);
    quote("q2", "beta", 20.5, -110, -110);
    quote("q3", "gamma", 20.5, 300, -400);
    bet("1", "OVER", "q1", 20.5, 100, -120);

    Grade grade = grade().getFirst();

    assertThat(grade.returnedBest()).isEqualTo(1.0);
    assertThat(grade.returnedMedian()).isEqualTo((1 + 100.0 / 110) / 2);
    assertThat(grade.marketOver()).isBetween(0.47, 0.5);
  }

  @Test
  void aLineThatABookMovedAwayFromIsNoLongerItsOwn() {
    predict("1", TIP, 22);
    quote("q1", "alpha", 20.5, -110, -110, NOON.minusSeconds(60));
    quote("q2", "alpha", 22.5, -110, -110, NOON);

    assertThat(grade().getFirst().modalLine()).isEqualTo(22.5);
  }

  @Test
  void comparesWithNoQuoteThatCameLater() {
    predict("1", NOON, 22);
    quote("q1", "alpha", 20.5, -110, -110, NOON.plusSeconds(1));

    Grade grade = grade().getFirst();

    assertThat(grade.modalLine()).isNull();
    assertThat(grade.brier()).isNull();
    assertThat(grade.result()).isEqualTo(Result.PASS);
    assertThat(grade.reason()).isEqualTo("NO_PICK");
  }

  @Test
  void comparesWithNoQuoteOfTheGameItself() {
    predict("1", TIP, 22);
    quote("q1", "alpha", 20.5, -110, -110, NOON, true);

    assertThat(grade().getFirst().modalLine()).isNull();
  }

  @Test
  void gradesNoBetOfAnEarlierRevision() {
    predict("1", NOON, 22);
    predict("1", TIP, 22);
    quote("q1", "alpha", 20.5, 100, -120);
    bet("1", NOON, "OVER", "q1", 20.5, 100, -120);

    assertThat(grade()).extracting(Grade::reason).containsExactly("NO_PICK");
  }

  @Test
  void voidsABetOnSomebodyWhoDidNotPlay() {
    predict("2", TIP, 22);
    quote("q1", "alpha", 20.5, 100, -120);
    bet("2", "UNDER", "q1", 20.5, 100, -120);

    Grade grade = grade().getFirst();

    assertThat(grade.result()).isEqualTo(Result.VOID);
    assertThat(grade.reason()).isEqualTo("DID_NOT_PLAY");
    assertThat(grade.absoluteError()).isNull();
    assertThat(grade.returned()).isNull();
  }

  @Test
  @Tag("TRF-06")
  void keepsTheOldGradeWhenAStatIsCorrected() {
    predict("1", TIP, 22);
    quote("q1", "alpha", 24.5, 100, -120);
    bet("1", "OVER", "q1", 24.5, 100, -120);
    assertThat(grade().getFirst().result()).isEqualTo(Result.WIN);
    Instant corrected = MORNING.plusSeconds(86_400);
    score(24, corrected);

    assertThat(grade().getFirst().result()).isEqualTo(Result.LOSS);

    assertThat(warehouse.warehouse().query(GRADES, Grade.class, corrected))
        .extracting(Grade::result)
        .containsExactly(Result.WIN);
  }

  @Test
  void scoresARowWithoutPredictionWithTheLastTen() {
    predict("2", TIP, 22);
    grade();

    SystemDay day =
        warehouse.warehouse().query(DAYS, SystemDay.class, RunContext.LATEST).getFirst();

    assertThat(day.headlineError()).isEqualTo(5_000_000);
    assertThat(day.predicted()).isZero();
    assertThat(day.passes()).isEqualTo(1);
  }

  private List<Grade> grade() {
    warehouse.put("predictions", RawTables.PREDICTION, Prediction.class, predictions);
    warehouse.put("picks", RawTables.PICK, Pick.class, picks);
    warehouse.put("quotes", RawTables.PROP_QUOTE, PropQuote.class, quotes);
    warehouse.run(task, DATE);
    return warehouse.warehouse().query(GRADES, Grade.class, RunContext.LATEST);
  }

  private void score(long actual, Instant knownAt) {
    warehouse.put(
        "scored",
        ScoredRow.TABLE,
        ScoredRow.class,
        List.of(
            new ScoredRow(
                "g1",
                "1",
                Market.POINTS,
                DATE,
                "2024-25",
                "RS",
                actual,
                30,
                20.0,
                20.0,
                20.0,
                20.5,
                knownAt)));
  }

  private static CountDistribution distribution(double median) {
    double[] knots = new double[CountDistribution.SIZE];
    for (int i = 0; i < knots.length; i++) {
      knots[i] = median + i - (CountDistribution.SIZE - 1) / 2.0;
    }
    return CountDistribution.ofQuantiles(knots);
  }

  private void predict(String playerId, Instant asOf, double median) {
    predict(playerId, asOf, median, null);
  }

  private void predict(String playerId, Instant asOf, double median, Double lineShift) {
    CountDistribution distribution = distribution(median);
    predictions.add(
        new Prediction(
            Origin.REPLAY,
            "gbdt",
            asOf,
            "g1",
            playerId,
            Market.POINTS,
            "prediction " + playerId + asOf,
            DATE,
            "2024-25",
            "RS",
            "BOS",
            "NYK",
            distribution.median(),
            distribution.mean(),
            distribution.text(),
            lineShift,
            "model",
            1,
            asOf));
  }

  private void bet(
      String playerId, String side, String quoteId, double line, long over, long under) {
    bet(playerId, TIP, side, quoteId, line, over, under);
  }

  private void bet(
      String playerId,
      Instant asOf,
      String side,
      String quoteId,
      double line,
      long over,
      long under) {
    picks.add(
        new Pick(
            Origin.REPLAY,
            "gbdt",
            asOf,
            "g1",
            playerId,
            Market.POINTS,
            "pick " + playerId,
            DATE,
            side,
            null,
            quoteId,
            "alpha",
            line,
            over,
            under,
            0.1,
            0.05,
            0.48,
            asOf));
  }

  private void quote(String id, String book, double line, long over, long under) {
    quote(id, book, line, over, under, NOON);
  }

  private void quote(String id, String book, double line, long over, long under, Instant knownAt) {
    quote(id, book, line, over, under, knownAt, false);
  }

  private void quote(
      String id, String book, double line, long over, long under, Instant knownAt, boolean inGame) {
    quotes.add(
        new PropQuote(
            id,
            "source",
            "g1",
            DATE,
            "1",
            false,
            Market.POINTS,
            book,
            line,
            over,
            under,
            true,
            inGame,
            knownAt));
  }
}
