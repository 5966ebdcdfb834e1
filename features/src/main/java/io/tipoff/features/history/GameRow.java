package io.tipoff.features.history;

import java.util.Comparator;

/**
 * One earlier game of a rostered player, as whole numbers.
 *
 * @param slot which of the revision's players, from 1 in key order
 * @param day days since 1970-01-01 of the game's local date
 * @param thisSeason 1 if the game is of the slate's season, else 0
 * @param thisTeam 1 if he played for the team that his roster spot is with, else 0
 * @param thisOpponent 1 if he played against the team that he meets now, else 0
 * @param seconds on the court
 * @param plays25 plays he ended, in 25ths
 * @param teamSeconds of his team in that game
 * @param teamFieldGoalsAttempted of his team in that game; null if it was not kept
 * @param teamPlays25 plays his team ended in that game, in 25ths
 */
public record GameRow(
    int slot,
    String gameId,
    long day,
    int thisSeason,
    int thisTeam,
    int thisOpponent,
    long seconds,
    long points,
    long rebounds,
    long assists,
    long threes,
    long steals,
    long blocks,
    long fieldGoalsAttempted,
    long plays25,
    long teamSeconds,
    Long teamFieldGoalsAttempted,
    long teamPlays25) {

  /** By date, then by game id: of two games of one day the order of their ids decides. */
  public static final Comparator<GameRow> OLDEST_FIRST =
      Comparator.comparingLong(GameRow::day).thenComparing(GameRow::gameId);

  long value(Stat stat) {
    return switch (stat) {
      case POINTS -> points;
      case REBOUNDS -> rebounds;
      case ASSISTS -> assists;
      case THREES -> threes;
      case STEALS -> steals;
      case BLOCKS -> blocks;
      case PRA -> points + rebounds + assists;
      case MINUTES -> seconds;
    };
  }
}
