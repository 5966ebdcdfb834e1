package io.tipoff.transform.summary;

import io.tipoff.validation.Check;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A row of analytics.team_game: one team in one game of which both teams' box scores are known.
 *
 * @param home 1 at home, 0 away or on a neutral floor
 * @param seconds of five players, all overtimes; {@code players_seconds} is the unrounded sum
 * @param points final score; null as long as no result is known. Players' points need not add up to
 *     it, see {@code allowedPoints} of the opponent's row
 * @param possessions FGA + 0.44·FTA − OREB + TOV
 * @param pace possessions per 48 minutes
 * @param offensiveRating points per 100 possessions
 * @param defensiveRating opponent's points per 100 of the opponent's possessions
 * @param allowedPoints what the opponent's players made, as are the other allowed columns
 * @param allowedSteals null, as blocks, in rows written before it was kept
 * @param fieldGoalsAttempted sum over the players, as the counts after it: they make rates over
 *     several games exact ratios of sums
 */
record TeamGame(
    String gameId,
    String team,
    LocalDate gameDate,
    String season,
    String seasonType,
    String opponent,
    long home,
    long playersSeconds,
    long seconds,
    Long points,
    Long opponentPoints,
    double possessions,
    double opponentPossessions,
    Double pace,
    Double offensiveRating,
    Double defensiveRating,
    long allowedPoints,
    long allowedRebounds,
    long allowedAssists,
    long allowedThrees,
    Long allowedSteals,
    Long allowedBlocks,
    long fieldGoalsAttempted,
    long freeThrowsAttempted,
    long offensiveRebounds,
    long turnovers,
    long opponentFieldGoalsAttempted,
    long opponentFreeThrowsAttempted,
    long opponentOffensiveRebounds,
    long opponentTurnovers,
    Instant knownAt) {

  private static final Sql GAMES = Sql.of(TeamGame.class, "announced-games.sql");

  static final Table TABLE =
      Table.of("analytics", "team_game", TeamGame.class, WriteMode.APPEND, "game_id", "team")
          .partitionedBy("game_date")
          .checked(
              Check.rows(1, 32),
              Check.rowsPer(2, 2, "game_id").errorAbove(0.5),
              Check.bothSides("game_id", "team", "opponent").errorAbove(0.5),
              Check.bothSides("game_id", "team", "opponent")
                  .mirroring(
                      0,
                      List.of("points", "possessions", "offensive_rebounds", "turnovers"),
                      List.of(
                          "opponent_points",
                          "opponent_possessions",
                          "opponent_offensive_rebounds",
                          "opponent_turnovers"))
                  .asError(),
              Check.bothSides("game_id", "team", "opponent")
                  .mirroring(0, List.of("points"), List.of("allowed_points"))
                  .errorAbove(0.5)
                  .remedy(
                      "Players' points are not the score: some rows may be missing in the box scores."),
              Check.identity("players_seconds", "seconds", 180)
                  .errorAbove(0.5)
                  .remedy("Some of its players may be missing in the box scores."),
              Check.range("points", 60, 200),
              Check.range("pace", 80, 130),
              Check.range("offensive_rating", 75, 160),
              Check.range("defensive_rating", 75, 160),
              Check.filled("points", 1),
              Check.everyGame(GAMES, "raw.game", "game_id", "team").errorAbove(0.5),
              Check.fresh("game_date", Duration.ZERO, Duration.ofDays(3)).noted());

  /** Summarises one side of a game; {@code result} is null as long as none is known. */
  static TeamGame of(TeamTotals own, TeamTotals opponent, GameResult result) {
    BoxRow row = own.first();
    Long points = result == null ? null : result.scoreOf(row.team());
    Long opponentPoints = result == null ? null : result.scoreOf(row.opponent());
    return new TeamGame(
        row.gameId(),
        row.team(),
        row.gameDate(),
        row.season(),
        row.seasonType(),
        row.opponent(),
        row.home(),
        own.playersSeconds(),
        own.seconds(),
        points,
        opponentPoints,
        BoxScoreFormulas.possessions(own.attempts()),
        BoxScoreFormulas.possessions(opponent.attempts()),
        BoxScoreFormulas.pace(own.attempts(), own.seconds()),
        points == null ? null : BoxScoreFormulas.rating(points, own.attempts()),
        opponentPoints == null
            ? null
            : BoxScoreFormulas.rating(opponentPoints, opponent.attempts()),
        opponent.points(),
        opponent.rebounds(),
        opponent.assists(),
        opponent.threes(),
        opponent.steals(),
        opponent.blocks(),
        own.attempts().fieldGoals(),
        own.attempts().freeThrows(),
        own.attempts().offensiveRebounds(),
        own.attempts().turnovers(),
        opponent.attempts().fieldGoals(),
        opponent.attempts().freeThrows(),
        opponent.attempts().offensiveRebounds(),
        opponent.attempts().turnovers(),
        latest(own.knownAt(), opponent.knownAt(), result));
  }

  private static Instant latest(Instant own, Instant opponent, GameResult result) {
    Instant rows = own.isBefore(opponent) ? opponent : own;
    return result != null && rows.isBefore(result.knownAt()) ? result.knownAt() : rows;
  }
}
