package io.tipoff.ingest.fact;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * One player who appeared in one game.
 *
 * @param gameDate date in the league's time zone
 * @param home whether his team was at home; false for both teams on a neutral floor
 * @param seconds on the court; 0 where the source rounds seconds away, he appeared all the same
 */
public record PlayerBoxRow(
    String season,
    SeasonType seasonType,
    String gameId,
    LocalDate gameDate,
    long playerId,
    String playerName,
    String team,
    String opponent,
    boolean home,
    int seconds,
    int points,
    int rebounds,
    int offensiveRebounds,
    int defensiveRebounds,
    int assists,
    int steals,
    int blocks,
    int turnovers,
    int fouls,
    int fieldGoalsMade,
    int fieldGoalsAttempted,
    int threesMade,
    int threesAttempted,
    int freeThrowsMade,
    int freeThrowsAttempted,
    OptionalInt plusMinus,
    String source) {

  /** The same on a neutral floor. */
  public PlayerBoxRow onNeutralFloor() {
    return new PlayerBoxRow(
        season,
        seasonType,
        gameId,
        gameDate,
        playerId,
        playerName,
        team,
        opponent,
        false,
        seconds,
        points,
        rebounds,
        offensiveRebounds,
        defensiveRebounds,
        assists,
        steals,
        blocks,
        turnovers,
        fouls,
        fieldGoalsMade,
        fieldGoalsAttempted,
        threesMade,
        threesAttempted,
        freeThrowsMade,
        freeThrowsAttempted,
        plusMinus,
        source);
  }
}
