package io.tipoff.transform.summary;

/**
 * The box-score formulas, each once. All take counts of one player or one team in one game, or sums
 * of them over several games (a rate over a window is a ratio of sums), and times in whole seconds.
 * A formula is one division of two integers, so that its bits do not depend on the order of
 * anything; it is null where nothing was attempted, and 0 where all attempts missed.
 */
public final class BoxScoreFormulas {

  /** 0.44 = 11/25: possessions are counted in 25ths to stay whole. */
  private static final long SCALE = 25;

  private static final long FREE_THROW_WEIGHT = 11;

  private static final long REGULATION_SECONDS = 240 * 60;
  private static final long OVERTIME_SECONDS = 25 * 60;

  private BoxScoreFormulas() {}

  /**
   * Team minutes = 240 + 25 · round((Σ − 240) / 25), in seconds: players' minutes are rounded in
   * most sources, and a team plays 240 minutes and 25 more per overtime. Half an overtime rounds
   * up.
   */
  public static long teamSeconds(long playersSeconds) {
    long overtimes =
        Math.floorDiv(playersSeconds - REGULATION_SECONDS + OVERTIME_SECONDS / 2, OVERTIME_SECONDS);
    return REGULATION_SECONDS + OVERTIME_SECONDS * overtimes;
  }

  /** FGA + 0.44·FTA − OREB + TOV of a team. */
  public static double possessions(Attempts team) {
    return (double) possessions25(team) / SCALE;
  }

  /** Possessions of a team per 48 minutes: 48 · possessions / (team minutes / 5). */
  public static Double pace(Attempts team, long teamSeconds) {
    return ratio(48 * 60 * 5 * possessions25(team), SCALE * teamSeconds);
  }

  /** Points per 100 possessions: of a team with its own, or of its opponent with the opponent's. */
  public static Double rating(long points, Attempts team) {
    return ratio(100 * SCALE * points, possessions25(team));
  }

  /**
   * Share of his team's attempts that a player ended while on the court, in percent: 100 · (FGA +
   * 0.44·FTA + TOV) · (tMP / 5) / (MP · (tFGA + 0.44·tFTA + tTOV)).
   */
  public static Double usage(Attempts player, long seconds, Attempts team, long teamSeconds) {
    return ratio(100 * plays25(player) * teamSeconds, 5 * seconds * plays25(team));
  }

  /** PTS / (2 · (FGA + 0.44·FTA)). */
  public static Double trueShooting(long points, Attempts player) {
    return ratio(
        SCALE * points,
        2 * (SCALE * player.fieldGoals() + FREE_THROW_WEIGHT * player.freeThrows()));
  }

  /** (FGM + 0.5·3PM) / FGA. */
  public static Double effectiveFieldGoal(long fieldGoalsMade, long threesMade, long fieldGoals) {
    return ratio(2 * fieldGoalsMade + threesMade, 2 * fieldGoals);
  }

  /** Plays ended, FGA + 0.44·FTA + TOV, in whole 25ths. */
  static long plays25(Attempts attempts) {
    return SCALE * (attempts.fieldGoals() + attempts.turnovers())
        + FREE_THROW_WEIGHT * attempts.freeThrows();
  }

  private static long possessions25(Attempts attempts) {
    return plays25(attempts) - SCALE * attempts.offensiveRebounds();
  }

  private static Double ratio(long numerator, long denominator) {
    return denominator <= 0 ? null : (double) numerator / denominator;
  }
}
