package io.tipoff.transform.summary;

import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of analytics.player_game: one player's appearance in one game.
 *
 * @param home 1 at home, 0 away or on a neutral floor
 * @param seconds on the court; 0 for an appearance that its source rounds to 0
 * @param pra points + rebounds + assists
 * @param usage percent of his team's attempts that he ended while on the court; null without time
 * @param trueShooting points per two shooting attempts; null without attempts
 * @param effectiveFieldGoal field goals per attempt, threes counting one and a half
 * @param teamSeconds seconds of his team, five players and all overtimes
 * @param plays25 plays that he ended, FGA + 0.44·FTA + TOV, in whole 25ths: with the team's they
 *     make usage over several games an exact ratio of sums
 * @param teamPlays25 the same of his team in that game
 * @param teamFieldGoalsAttempted null in rows written before it was kept
 */
record PlayerGame(
    String gameId,
    String playerId,
    LocalDate gameDate,
    String season,
    String seasonType,
    String playerName,
    String team,
    String opponent,
    long home,
    long seconds,
    long points,
    long rebounds,
    long assists,
    long threes,
    long pra,
    long steals,
    long blocks,
    long turnovers,
    long fouls,
    long fieldGoalsMade,
    long fieldGoalsAttempted,
    long threesAttempted,
    long freeThrowsAttempted,
    long offensiveRebounds,
    Double usage,
    Double trueShooting,
    Double effectiveFieldGoal,
    long teamSeconds,
    long plays25,
    long teamPlays25,
    Long teamFieldGoalsAttempted,
    Instant knownAt) {

  static final Table TABLE =
      Table.of(
              "analytics",
              "player_game",
              PlayerGame.class,
              WriteMode.APPEND,
              "game_id",
              "player_id")
          .partitionedBy("game_date")
          .checked(
              Check.rows(1, 600),
              Check.identity("pra", "points + rebounds + assists").quarantining(),
              Check.atMost("field_goals_made", "field_goals_attempted").quarantining(),
              Check.atMost("seconds", "team_seconds"),
              Check.atMost("plays25", "team_plays25"),
              Check.range("usage", 0, 100).noted(),
              Check.range("true_shooting", 0, 1.5),
              Check.range("effective_field_goal", 0, 1.5),
              Check.range("team_seconds", 14_400, 24_000),
              Check.valuesPer(2, 2, "team", "game_id").errorAbove(0.5),
              Check.valuesPer(1, 1, "team_plays25", "game_id", "team").asError(),
              Check.rowsPer(7, 18, "game_id", "team"),
              Check.same("season"),
              Check.varies(20, "pra"),
              Check.varies(20, "usage"),
              Check.filled("usage", 0.8).errorAbove(0.5),
              Check.fresh("game_date", Duration.ZERO, Duration.ofDays(3)).noted());

  static PlayerGame of(BoxRow row, TeamTotals team) {
    return new PlayerGame(
        row.gameId(),
        row.playerId(),
        row.gameDate(),
        row.season(),
        row.seasonType(),
        row.playerName(),
        row.team(),
        row.opponent(),
        row.home(),
        row.seconds(),
        row.points(),
        row.rebounds(),
        row.assists(),
        row.threesMade(),
        row.points() + row.rebounds() + row.assists(),
        row.steals(),
        row.blocks(),
        row.turnovers(),
        row.fouls(),
        row.fieldGoalsMade(),
        row.fieldGoalsAttempted(),
        row.threesAttempted(),
        row.freeThrowsAttempted(),
        row.offensiveRebounds(),
        BoxScoreFormulas.usage(row.attempts(), row.seconds(), team.attempts(), team.seconds()),
        BoxScoreFormulas.trueShooting(row.points(), row.attempts()),
        BoxScoreFormulas.effectiveFieldGoal(
            row.fieldGoalsMade(), row.threesMade(), row.fieldGoalsAttempted()),
        team.seconds(),
        BoxScoreFormulas.plays25(row.attempts()),
        BoxScoreFormulas.plays25(team.attempts()),
        team.attempts().fieldGoals(),
        team.knownAt());
  }
}
