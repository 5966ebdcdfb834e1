package io.tipoff.transform.summary;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Sums over the players of one team in one game.
 *
 * @param first one of its rows, for what all of them share
 * @param playersSeconds sum of the players' seconds, not rounded to whole overtimes
 * @param knownAt latest known-at of the rows
 */
record TeamTotals(
    BoxRow first,
    long playersSeconds,
    Attempts attempts,
    long points,
    long rebounds,
    long assists,
    long threes,
    long steals,
    long blocks,
    Instant knownAt) {

  /** A team in a game; ordered as the key of analytics.team_game. */
  record Side(String gameId, String team) implements Comparable<Side> {
    @Override
    public int compareTo(Side other) {
      int byGame = gameId.compareTo(other.gameId);
      return byGame != 0 ? byGame : team.compareTo(other.team);
    }
  }

  /** Totals of every team in the rows, in key order. */
  static TreeMap<Side, TeamTotals> of(List<BoxRow> rows) {
    TreeMap<Side, TeamTotals> totals = new TreeMap<>();
    for (BoxRow row : rows) {
      totals.merge(new Side(row.gameId(), row.team()), of(row), TeamTotals::plus);
    }
    return totals;
  }

  /** Seconds played by the team: five players, all overtimes. */
  long seconds() {
    return BoxScoreFormulas.teamSeconds(playersSeconds);
  }

  Side opponent() {
    return new Side(first.gameId(), first.opponent());
  }

  private static TeamTotals of(BoxRow row) {
    return new TeamTotals(
        row,
        row.seconds(),
        row.attempts(),
        row.points(),
        row.rebounds(),
        row.assists(),
        row.threesMade(),
        row.steals(),
        row.blocks(),
        row.knownAt());
  }

  private TeamTotals plus(TeamTotals other) {
    return new TeamTotals(
        first,
        playersSeconds + other.playersSeconds,
        attempts.plus(other.attempts),
        points + other.points,
        rebounds + other.rebounds,
        assists + other.assists,
        threes + other.threes,
        steals + other.steals,
        blocks + other.blocks,
        knownAt.isBefore(other.knownAt) ? other.knownAt : knownAt);
  }
}
