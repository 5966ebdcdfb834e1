package io.tipoff.transform.context;

import io.tipoff.transform.summary.Attempts;
import io.tipoff.transform.summary.BoxScoreFormulas;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a team's games before the slate's date say, as whole sums. Counts without the word season
 * are sums over the team's latest 15 games, whatever their season.
 *
 * @param seasonGames games played this season
 * @param seasonFirstDate date of the first of them; null if there is none
 * @param seasonLastDate date of the latest of them; null if there is none
 * @param previousSeasonTailDate date of the 20th-last game of the season before (or its first);
 *     null if there is none
 * @param ratedOpponentPoints opponents' final scores, of games whose result is known; the rated
 *     counts are of the same games
 * @param knownAt latest known-at of all of the team's earlier games
 */
record TeamForm(
    String team,
    long seasonGames,
    LocalDate seasonFirstDate,
    LocalDate seasonLastDate,
    LocalDate previousSeasonTailDate,
    long games,
    long seconds,
    long fieldGoalsAttempted,
    long freeThrowsAttempted,
    long offensiveRebounds,
    long turnovers,
    long ratedOpponentPoints,
    long ratedFieldGoalsAttempted,
    long ratedFreeThrowsAttempted,
    long ratedOffensiveRebounds,
    long ratedTurnovers,
    long allowedPoints,
    long allowedRebounds,
    long allowedAssists,
    long allowedThrees,
    Instant knownAt) {

  /** Games of a season in which the end of the season before still says who is on the team. */
  private static final int ROSTER_CARRIES_OVER = 20;

  /** Possessions per 48 minutes over the window. */
  Double pace() {
    return BoxScoreFormulas.pace(
        new Attempts(fieldGoalsAttempted, freeThrowsAttempted, offensiveRebounds, turnovers),
        seconds);
  }

  /** Opponents' points per 100 of their possessions over the window. */
  Double defensiveRating() {
    return BoxScoreFormulas.rating(
        ratedOpponentPoints,
        new Attempts(
            ratedFieldGoalsAttempted,
            ratedFreeThrowsAttempted,
            ratedOffensiveRebounds,
            ratedTurnovers));
  }

  /**
   * Whether a player whose latest game, of any team, was for this one on that date is still on it.
   */
  boolean keeps(LocalDate lastGameDate) {
    if (seasonFirstDate != null && !lastGameDate.isBefore(seasonFirstDate)) {
      return true;
    }
    return seasonGames < ROSTER_CARRIES_OVER
        && previousSeasonTailDate != null
        && !lastGameDate.isBefore(previousSeasonTailDate);
  }
}
