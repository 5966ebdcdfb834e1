package io.tipoff.transform.context;

import io.tipoff.transform.summary.Attempts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * One of a team's earlier games, as whole numbers.
 *
 * @param thisSeason 1 if it is of the slate's season, else 0
 * @param previousSeason 1 if it is of the season before, else 0
 * @param opponentPoints opponent's final score; null as long as no result is known
 * @param allowedPoints what the opponent's players made, as are the other allowed counts
 * @param allowedSteals null, as blocks, if it was not kept
 */
record TeamGameRow(
    String team,
    String gameId,
    LocalDate gameDate,
    int thisSeason,
    int previousSeason,
    long seconds,
    long fieldGoalsAttempted,
    long freeThrowsAttempted,
    long offensiveRebounds,
    long turnovers,
    Long opponentPoints,
    long opponentFieldGoalsAttempted,
    long opponentFreeThrowsAttempted,
    long opponentOffensiveRebounds,
    long opponentTurnovers,
    long allowedPoints,
    long allowedRebounds,
    long allowedAssists,
    long allowedThrees,
    Long allowedSteals,
    Long allowedBlocks,
    Instant knownAt) {

  static final Comparator<TeamGameRow> NEWEST_FIRST =
      Comparator.comparing(TeamGameRow::gameDate).thenComparing(TeamGameRow::gameId).reversed();

  Attempts attempts() {
    return new Attempts(fieldGoalsAttempted, freeThrowsAttempted, offensiveRebounds, turnovers);
  }

  Attempts opponentAttempts() {
    return new Attempts(
        opponentFieldGoalsAttempted,
        opponentFreeThrowsAttempted,
        opponentOffensiveRebounds,
        opponentTurnovers);
  }
}
