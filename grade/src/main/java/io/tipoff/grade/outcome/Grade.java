package io.tipoff.grade.outcome;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What became of one prediction and of the pick made of it. Null where something is not known or
 * does not apply: errors and scores need an actual count, returns a bet that was decided.
 *
 * @param reason why there was no bet or no decision; null for WIN, LOSS and PUSH
 * @param absoluteError of the unrounded median
 * @param returned profit per unit staked at the quoted price; 0 for a push
 * @param returnedMedian the same at the median price of that line over the books
 * @param returnedBest the same at the best price of that line
 * @param modalLine main line that most books had before the as-of
 * @param pOver chance of the over at the modal line, pushes left out; as predicted
 * @param marketOver the same by the books, their margin taken out
 * @param brier squared error of pOver; null if the count fell on the line; marketBrier likewise
 * @param logLoss minus the logarithm of the chance given to what happened
 * @param blendLine the whole number below the 50/30/20 blend of his averages, plus one half: a line
 *     that every scored row has; null on others
 * @param blendOver chance of the over there; as predicted, whatever was quoted
 * @param crps continuous ranked probability score, in counts
 * @param pitLow chance of less than what happened; pitHigh of at most that
 */
public record Grade(
    String predictionId,
    Origin origin,
    String system,
    Market market,
    String gameId,
    String playerId,
    LocalDate gameDate,
    String season,
    String seasonType,
    Instant asOf,
    String team,
    String opponent,
    Result result,
    String reason,
    Long actual,
    double median,
    double mean,
    Double absoluteError,
    String pickId,
    String side,
    String quoteId,
    String book,
    Double line,
    Double edge,
    Double noVig,
    Double expectedValue,
    Double returned,
    Double returnedMedian,
    Double returnedBest,
    Double modalLine,
    Double pOver,
    Double marketOver,
    Double brier,
    Double marketBrier,
    Double logLoss,
    Double marketLogLoss,
    Double blendLine,
    Double blendOver,
    Double crps,
    Double pitLow,
    Double pitHigh,
    Instant knownAt) {

  private static final Sql GAMES = Sql.of(Grade.class, "announced_games.sql");

  /** Where these rows are kept. */
  public static final Table TABLE =
      Table.of("grades", "grade", Grade.class, WriteMode.APPEND, "prediction_id")
          .partitionedBy("game_date")
          .checked(
              Check.onlyGames(GAMES, "raw.game", "game_id", "team"),
              Check.unique("origin", "system", "game_id", "player_id", "market").asError(),
              Check.valuesPer(1, 1, "actual", "game_id", "player_id", "market").asError(),
              Check.range("actual", 0, 150),
              Check.range("absolute_error", 0, 100),
              Check.range("p_over", 0, 1).asError(),
              Check.range("market_over", 0, 1),
              Check.range("blend_over", 0, 1).asError(),
              Check.range("brier", 0, 1).asError(),
              Check.range("log_loss", 0, 40),
              Check.range("crps", 0, 100),
              Check.range("pit_low", 0, 1 + 1e-9),
              Check.atMost("pit_low", "pit_high").asError(),
              Check.varies(50, "mean"));
}
