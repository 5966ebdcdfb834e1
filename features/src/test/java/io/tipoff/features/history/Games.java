package io.tipoff.features.history;

/**
 * Earlier games for tests: one steal and two blocks each, and 80 field goal attempts of the team.
 */
public final class Games {

  private Games() {}

  public static GameRow game(
      int slot,
      String gameId,
      long day,
      int thisSeason,
      int thisTeam,
      long seconds,
      long points,
      long rebounds,
      long assists,
      long threes,
      long plays25,
      long teamSeconds,
      long teamPlays25) {
    return new GameRow(
        slot,
        gameId,
        day,
        thisSeason,
        thisTeam,
        0,
        seconds,
        points,
        rebounds,
        assists,
        threes,
        1,
        2,
        plays25 / 25,
        plays25,
        teamSeconds,
        80L,
        teamPlays25);
  }

  /** The same game against the team that he meets now. */
  public static GameRow against(GameRow row) {
    return new GameRow(
        row.slot(),
        row.gameId(),
        row.day(),
        row.thisSeason(),
        row.thisTeam(),
        1,
        row.seconds(),
        row.points(),
        row.rebounds(),
        row.assists(),
        row.threes(),
        row.steals(),
        row.blocks(),
        row.fieldGoalsAttempted(),
        row.plays25(),
        row.teamSeconds(),
        row.teamFieldGoalsAttempted(),
        row.teamPlays25());
  }
}
