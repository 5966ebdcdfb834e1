package io.tipoff.grade.score;

import io.tipoff.slate.Market;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One box row and market: what happened, and what simple forecasts and the books said.
 *
 * @param actual the count
 * @param historyGames his box rows with an earlier date
 * @param last5 mean of his latest 5 of them; null if there are fewer
 * @param last10 mean of his latest 10 of them; null if there are fewer
 * @param seasonMean mean of those of this season; if there are none, of the latest 20 at most
 * @param marketLine median over the books' main lines, all quotes taken as received: whatever price
 *     and stamp; null if nobody quoted him
 */
public record ScoredRow(
    String gameId,
    String playerId,
    Market market,
    LocalDate gameDate,
    String season,
    String seasonType,
    long actual,
    long historyGames,
    Double last5,
    Double last10,
    Double seasonMean,
    Double marketLine,
    Instant knownAt) {

  /** Markets that are scored. */
  public static final List<Market> MARKETS =
      List.of(Market.POINTS, Market.REBOUNDS, Market.ASSISTS, Market.THREES, Market.PRA);

  /** Games of history from which on a row is scored. */
  public static final int LEAST_HISTORY = 10;

  /** Where these rows are kept. */
  public static final Table TABLE =
      Table.of(
              "grades",
              "scored_row",
              ScoredRow.class,
              WriteMode.APPEND,
              "game_id",
              "player_id",
              "market")
          .partitionedBy("game_date")
          .checked(
              Check.rowsPer(5, 5, "game_id", "player_id").asError(),
              Check.range("actual", 0, 150),
              Check.range("history_games", 0, 5_000),
              Check.range("market_line", 0, 100),
              Check.varies(100, "actual"),
              Check.filled("season_mean", 0.5).noted());

  /** Whether errors are counted on this row: regular season or play-in, and enough history. */
  public boolean isScored() {
    return historyGames >= LEAST_HISTORY && (seasonType.equals("RS") || seasonType.equals("PI"));
  }
}
