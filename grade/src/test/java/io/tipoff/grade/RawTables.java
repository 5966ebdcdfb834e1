package io.tipoff.grade;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/** The columns of upstream tables that this phase reads, declared here as their owners do. */
public final class RawTables {

  public static final Table PLAYER_BOX =
      Table.of("raw", "player_box", PlayerBox.class, WriteMode.APPEND, "game_id", "player_id");

  public static final Table PROP_QUOTE =
      Table.of("raw", "prop_quote", PropQuote.class, WriteMode.APPEND, "quote_id");

  public static final Table GAME =
      Table.of("raw", "game", Game.class, WriteMode.APPEND, "game_id", "game_date");

  public static final Table GAME_RESULT =
      Table.of("raw", "game_result", GameResult.class, WriteMode.APPEND, "game_id");

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

  private RawTables() {}

  /** A row of {@code raw.game}. */
  public record Game(String gameId, LocalDate gameDate, Instant tip, Instant knownAt) {}

  /** A row of {@code raw.game_result}. */
  public record GameResult(
      String gameId,
      LocalDate gameDate,
      String homeTeam,
      String awayTeam,
      int homeScore,
      int awayScore,
      Instant knownAt) {}

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
      String season,
      String seasonType,
      String team,
      String opponent,
      double median,
      double mean,
      String distribution,
      Double lineShift,
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
      String pickId,
      LocalDate gameDate,
      String side,
      String reason,
      String quoteId,
      String book,
      Double line,
      Long overPrice,
      Long underPrice,
      Double expectedValue,
      Double edge,
      Double noVig,
      Instant knownAt) {}

  /** A row of {@code raw.player_box}. */
  public record PlayerBox(
      String gameId,
      String playerId,
      LocalDate gameDate,
      String season,
      String seasonType,
      String playerName,
      String team,
      long points,
      long rebounds,
      long assists,
      long threesMade,
      Instant knownAt) {}

  /** A row of {@code raw.prop_quote}. */
  public record PropQuote(
      String quoteId,
      String source,
      String gameId,
      LocalDate gameDate,
      String playerId,
      boolean resolvedByName,
      Market market,
      String book,
      double line,
      Long overPrice,
      Long underPrice,
      boolean priceUsable,
      boolean inGame,
      Instant knownAt) {}
}
