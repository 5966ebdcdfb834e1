package io.tipoff.publish;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/** The columns of upstream tables that this phase reads, declared here as their owners do. */
public final class UpstreamTables {

  public static final Table GAME =
      Table.of("raw", "game", Game.class, WriteMode.APPEND, "game_id", "game_date");

  public static final Table GAME_RESULT =
      Table.of("raw", "game_result", GameResult.class, WriteMode.APPEND, "game_id");

  public static final Table PLAYER_GAME =
      Table.of(
          "analytics", "player_game", PlayerGame.class, WriteMode.APPEND, "game_id", "player_id");

  public static final Table PREDICTION =
      Table.of(
          "predictions",
          "prediction",
          Prediction.class,
          WriteMode.APPEND,
          "origin",
          "system",
          "as_of",
          "game_id",
          "player_id",
          "market");

  public static final Table PICK =
      Table.of(
          "predictions",
          "pick",
          Pick.class,
          WriteMode.APPEND,
          "origin",
          "system",
          "as_of",
          "game_id",
          "player_id",
          "market");

  public static final Table GRADE =
      Table.of("grades", "grade", Grade.class, WriteMode.APPEND, "prediction_id");

  public static final Table SYSTEM_DAY =
      Table.of(
          "grades",
          "system_day",
          SystemDay.class,
          WriteMode.APPEND,
          "origin",
          "system",
          "market",
          "game_date");

  public static final Table ACCURACY =
      Table.of(
          "grades",
          "accuracy",
          Accuracy.class,
          WriteMode.APPEND,
          "slate_date",
          "origin",
          "system",
          "market",
          "span");

  public static final Table MODEL_HEALTH =
      Table.of(
          "grades",
          "model_health",
          ModelHealth.class,
          WriteMode.APPEND,
          "slate_date",
          "origin",
          "system",
          "market");

  private UpstreamTables() {}

  /** A row of {@code grades.model_health}. */
  public record ModelHealth(
      LocalDate slateDate,
      Origin origin,
      String system,
      Market market,
      String state,
      Instant knownAt) {}

  /** A row of {@code raw.game}. */
  public record Game(String gameId, LocalDate gameDate, Instant tip, Instant knownAt) {}

  /** A row of {@code raw.game_result}. */
  public record GameResult(String gameId, LocalDate gameDate, Instant knownAt) {}

  /** A row of {@code analytics.player_game}. */
  public record PlayerGame(
      String gameId, String playerId, LocalDate gameDate, String playerName, Instant knownAt) {}

  /** A row of {@code predictions.prediction}. */
  public record Prediction(
      Origin origin,
      String system,
      Instant asOf,
      String gameId,
      String playerId,
      Market market,
      String predictionId,
      LocalDate gameDate,
      String team,
      String opponent,
      double median,
      double mean,
      String distribution,
      String modelDigest,
      double quality,
      Instant knownAt) {}

  /** A row of {@code predictions.pick}. */
  public record Pick(
      Origin origin,
      String system,
      Instant asOf,
      String gameId,
      String playerId,
      Market market,
      LocalDate gameDate,
      String side,
      String reason,
      String book,
      Double line,
      Long overPrice,
      Long underPrice,
      Instant quotedAt,
      Double pOver,
      Double pPush,
      Double expectedValue,
      Double edge,
      Double noVig,
      Double kelly,
      Instant knownAt) {}

  /** A row of {@code grades.grade}. */
  public record Grade(
      String predictionId,
      Origin origin,
      String system,
      Market market,
      String gameId,
      String playerId,
      LocalDate gameDate,
      String team,
      String opponent,
      String result,
      String reason,
      Long actual,
      double median,
      Double absoluteError,
      String side,
      String book,
      Double line,
      Double edge,
      Double returned,
      Instant knownAt) {}

  /** A row of {@code grades.system_day}. */
  public record SystemDay(
      Origin origin,
      String system,
      Market market,
      LocalDate gameDate,
      long wins,
      long losses,
      long pushes,
      long voids,
      long ungraded,
      long passes,
      Instant knownAt) {}

  /** A row of {@code grades.accuracy}. */
  public record Accuracy(
      LocalDate slateDate,
      Origin origin,
      String system,
      Market market,
      String span,
      String season,
      LocalDate firstDate,
      long dates,
      long rows,
      Double headlineMae,
      Double headlineLow,
      Double headlineHigh,
      Double last10Mae,
      Double versusLast10Low,
      Double versusLast10High,
      long predicted,
      Double predictedMae,
      Double bias,
      Double crps,
      Double coverage80,
      long lined,
      Double linedMae,
      Double lineMae,
      Double linedLast10Mae,
      Double versusLineLow,
      Double versusLineHigh,
      long compared,
      Double brier,
      Double marketBrier,
      Double versusMarketLow,
      Double versusMarketHigh,
      long wins,
      long losses,
      long pushes,
      long voids,
      long ungraded,
      long passes,
      Double hitRate,
      Double noVig,
      Double excessLow,
      Double excessHigh,
      Double underRate,
      long bets,
      Double returned,
      Double returnedLow,
      Double returnedHigh,
      Double returnedMedian,
      Double returnedMedianLow,
      Double returnedMedianHigh,
      Double returnedBest,
      Instant knownAt) {}
}
