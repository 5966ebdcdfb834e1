package io.tipoff.publish.slate;

import io.tipoff.publish.TestWarehouse;
import io.tipoff.publish.UpstreamTables;
import io.tipoff.publish.UpstreamTables.Accuracy;
import io.tipoff.publish.UpstreamTables.Game;
import io.tipoff.publish.UpstreamTables.GameResult;
import io.tipoff.publish.UpstreamTables.Grade;
import io.tipoff.publish.UpstreamTables.ModelHealth;
import io.tipoff.publish.UpstreamTables.Pick;
import io.tipoff.publish.UpstreamTables.PlayerGame;
import io.tipoff.publish.UpstreamTables.Prediction;
import io.tipoff.publish.UpstreamTables.SystemDay;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two slates by hand: one graded, one before its games; each case of a row once. */
final class SmallLeague {

  static final LocalDate YESTERDAY = LocalDate.of(2025, 1, 14);
  static final LocalDate TODAY = LocalDate.of(2025, 1, 15);

  private static final Instant NOON = Instant.parse("2025-01-15T17:00:00Z");
  private static final Instant TIP = Instant.parse("2025-01-16T00:10:00Z");
  private static final Instant AFTER_TIP = Instant.parse("2025-01-16T00:40:00Z");
  private static final Instant MORNING = Instant.parse("2025-01-15T11:00:00Z");
  private static final String DISTRIBUTION =
      "2,4,6,9,11,13,15,16,17,18,19,20,21,22,23,24,25,27,29,32,36,39,43";
  private static final String MODEL = "0123456789abcdef".repeat(4);

  private static final Table[] TABLES = {
    UpstreamTables.GAME,
    UpstreamTables.GAME_RESULT,
    UpstreamTables.PLAYER_GAME,
    UpstreamTables.PREDICTION,
    UpstreamTables.PICK,
    UpstreamTables.GRADE,
    UpstreamTables.SYSTEM_DAY,
    UpstreamTables.ACCURACY,
    UpstreamTables.MODEL_HEALTH
  };

  private SmallLeague() {}

  static TestWarehouse in(Path folder) {
    TestWarehouse warehouse = new TestWarehouse(folder, TABLES);
    games(warehouse, "g3", "g4");
    warehouse.put(
        "results",
        UpstreamTables.GAME_RESULT,
        GameResult.class,
        List.of(
            new GameResult("g1", YESTERDAY, MORNING), new GameResult("g2", YESTERDAY, MORNING)));
    warehouse.put(
        "box",
        UpstreamTables.PLAYER_GAME,
        PlayerGame.class,
        List.of(
            new PlayerGame("g1", "p1", YESTERDAY, "Ada Quick", MORNING),
            new PlayerGame("g1", "p2", YESTERDAY, "Ben Tall", MORNING)));
    predictions(warehouse);
    grades(warehouse);
    accuracy(warehouse);
    return warehouse;
  }

  /** Announces games for today, beside yesterday's two. */
  static void games(TestWarehouse warehouse, String... today) {
    warehouse.put(
        "games of yesterday",
        UpstreamTables.GAME,
        Game.class,
        List.of(
            new Game("g1", YESTERDAY, TIP.minusSeconds(86_400), MORNING.minusSeconds(86_400)),
            new Game("g2", YESTERDAY, TIP.minusSeconds(86_400), MORNING.minusSeconds(86_400))));
    warehouse.put(
        "games of today",
        UpstreamTables.GAME,
        Game.class,
        Arrays.stream(today).map(id -> new Game(id, TODAY, TIP, MORNING)).toList());
  }

  /** Puts these alone in the place of today's predictions. */
  static void predict(TestWarehouse warehouse, List<Prediction> predictions) {
    warehouse.put("predictions of today", UpstreamTables.PREDICTION, Prediction.class, predictions);
  }

  /** Says of a system in what state its points are after a date. */
  static void health(TestWarehouse warehouse, String system, LocalDate after, String state) {
    warehouse.put(
        "health of " + system + " after " + after,
        UpstreamTables.MODEL_HEALTH,
        ModelHealth.class,
        List.of(new ModelHealth(after, Origin.REPLAY, system, Market.POINTS, state, MORNING)));
  }

  static Prediction prediction(String system, Instant asOf, String game, String player) {
    return new Prediction(
        Origin.REPLAY,
        system,
        asOf,
        game,
        player,
        Market.POINTS,
        String.join("-", system, game, player, asOf.toString()),
        TODAY,
        "AAA",
        "BBB",
        20,
        20.4,
        DISTRIBUTION,
        MODEL,
        1,
        asOf);
  }

  private static void predictions(TestWarehouse warehouse) {
    predict(
        warehouse,
        List.of(
            prediction("gbdt", NOON, "g3", "p1"),
            prediction("gbdt", TIP, "g3", "p1"),
            prediction("gbdt", AFTER_TIP, "g3", "p1"),
            prediction("gbdt", TIP, "g4", "p2"),
            prediction("moving-average", TIP, "g3", "p1"),
            prediction("moving-average", TIP, "g4", "p9")));
    warehouse.put(
        "picks of today",
        UpstreamTables.PICK,
        Pick.class,
        List.of(
            pick("gbdt", NOON, "g3", "p1", "PASS", "NO_VALUE", 18.5, -0.01, 0.001, 0.5, 0.0),
            pick("gbdt", "g3", "p1", "OVER", null, 0.0612, 0.0421, 0.4982, 0.0044),
            pick("gbdt", "g4", "p2", "PASS", "NO_VALUE", -0.0213, 0.0011, 0.5018, 0.0),
            pick("moving-average", "g3", "p1", "PASS", "NO_PRICE", null, null, null, null)));
  }

  /** Puts bets of a system in the place of today's predictions and picks. */
  static void bets(TestWarehouse warehouse, String system, int overs, int unders) {
    List<Prediction> predictions = new ArrayList<>();
    List<Pick> picks = new ArrayList<>();
    for (int i = 0; i < overs + unders; i++) {
      String player = "p" + i;
      predictions.add(prediction(system, TIP, "g3", player));
      String side = i < overs ? "OVER" : "UNDER";
      picks.add(pick(system, "g3", player, side, null, 0.06, 0.04, 0.5, 0.004));
    }
    predict(warehouse, predictions);
    warehouse.put("picks of today", UpstreamTables.PICK, Pick.class, picks);
  }

  private static Pick pick(
      String system,
      String game,
      String player,
      String side,
      String reason,
      Double value,
      Double edge,
      Double noVig,
      Double kelly) {
    return pick(system, TIP, game, player, side, reason, 19.5, value, edge, noVig, kelly);
  }

  private static Pick pick(
      String system,
      Instant asOf,
      String game,
      String player,
      String side,
      String reason,
      double line,
      Double value,
      Double edge,
      Double noVig,
      Double kelly) {
    return new Pick(
        Origin.REPLAY,
        system,
        asOf,
        game,
        player,
        Market.POINTS,
        TODAY,
        side,
        reason,
        "harbor",
        line,
        -110L,
        -112L,
        NOON.minusSeconds(600),
        0.5403,
        0.0,
        value,
        edge,
        noVig,
        kelly,
        asOf);
  }

  private static void grades(TestWarehouse warehouse) {
    warehouse.put(
        "grades of yesterday",
        UpstreamTables.GRADE,
        Grade.class,
        List.of(
            grade("a", "p1", "WIN", null, 25L, "OVER", 0.9091),
            grade("b", "p2", "VOID", "DID_NOT_PLAY", null, "UNDER", null),
            grade("c", "p3", "PUSH", null, 19L, "UNDER", 0.0),
            grade("d", "p9", "UNGRADED", "BOX_INCOMPLETE", null, "OVER", null),
            grade("e", "p4", "PASS", "NO_PICK", 11L, null, null)));
    warehouse.put(
        "day of yesterday",
        UpstreamTables.SYSTEM_DAY,
        SystemDay.class,
        List.of(
            new SystemDay(Origin.LIVE, "gbdt", Market.POINTS, YESTERDAY, 1, 0, 0, 0, 0, 1, MORNING),
            new SystemDay(
                Origin.REPLAY, "gbdt", Market.POINTS, YESTERDAY, 1, 0, 1, 1, 1, 1, MORNING)));
  }

  private static Grade grade(
      String id,
      String player,
      String result,
      String reason,
      Long actual,
      String side,
      Double returned) {
    return new Grade(
        "graded-" + id,
        Origin.REPLAY,
        "gbdt",
        Market.POINTS,
        "g1",
        player,
        YESTERDAY,
        "AAA",
        "BBB",
        result,
        reason,
        actual,
        20.25,
        actual == null ? null : Math.abs(20.25 - actual),
        side,
        side == null ? null : "harbor",
        side == null ? null : 19.0,
        side == null ? null : 0.0421,
        returned,
        MORNING);
  }

  private static void accuracy(TestWarehouse warehouse) {
    warehouse.put(
        "accuracy of yesterday",
        UpstreamTables.ACCURACY,
        Accuracy.class,
        List.of(accuracy("gbdt", 4.5123), accuracy("moving-average", 4.6)));
  }

  private static Accuracy accuracy(String system, double mae) {
    return new Accuracy(
        YESTERDAY,
        Origin.REPLAY,
        system,
        Market.POINTS,
        "SEASON",
        "2024-25",
        LocalDate.of(2024, 10, 22),
        80,
        9_000,
        mae,
        mae - 0.1,
        mae + 0.1,
        4.764,
        mae - 4.8,
        mae - 4.7,
        8_900,
        mae - 0.01,
        0.0123,
        3.2,
        0.801,
        6_000,
        5.2,
        5.1,
        5.6,
        0.05,
        0.15,
        5_900,
        0.2512,
        0.2475,
        0.001,
        0.006,
        700,
        720,
        20,
        11,
        2,
        3_447,
        0.493,
        0.489,
        -0.03,
        0.04,
        0.52,
        1_440,
        -0.0312,
        -0.09,
        0.03,
        -0.0407,
        -0.1,
        0.02,
        -0.0298,
        MORNING);
  }
}
