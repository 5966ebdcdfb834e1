package io.tipoff.transform.context;

import io.tipoff.transform.summary.Attempts;
import io.tipoff.transform.summary.BoxScoreFormulas;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What a team's games before the slate's date say. */
final class TeamForm {

  /** Games of a season in which the end of the season before still says who is on the team. */
  private static final int ROSTER_CARRIES_OVER = 20;

  /** Games over which pace, rating and allowances are taken, whatever their season. */
  private static final int WINDOW = 15;

  private final String team;
  private final List<TeamGameRow> games;
  private final List<TeamGameRow> window;
  private final List<TeamGameRow> ofSeason;
  private final List<TeamGameRow> ofSeasonBefore;

  /**
   * @param games of one team, at least one, in any order
   */
  TeamForm(List<TeamGameRow> games) {
    this.games = games.stream().sorted(TeamGameRow.NEWEST_FIRST).toList();
    team = this.games.getFirst().team();
    window = this.games.stream().limit(WINDOW).toList();
    ofSeason = this.games.stream().filter(game -> game.thisSeason() == 1).toList();
    ofSeasonBefore = this.games.stream().filter(game -> game.previousSeason() == 1).toList();
  }

  String team() {
    return team;
  }

  /** Games in the window. */
  long windowGames() {
    return window.size();
  }

  /** Date of the latest game of this season; null before its first. */
  LocalDate seasonLastDate() {
    return ofSeason.isEmpty() ? null : ofSeason.getFirst().gameDate();
  }

  /** All its games, newest first. */
  List<TeamGameRow> games() {
    return games;
  }

  /** Latest known-at of all its games. */
  Instant knownAt() {
    return games.stream().map(TeamGameRow::knownAt).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** Possessions per 48 minutes over the window, as a ratio of sums. */
  Double pace() {
    Attempts sum = new Attempts(0, 0, 0, 0);
    long seconds = 0;
    for (TeamGameRow game : window) {
      sum = sum.plus(game.attempts());
      seconds += game.seconds();
    }
    return BoxScoreFormulas.pace(sum, seconds);
  }

  /** Opponents' points per 100 of their possessions over the window's games with a result. */
  Double defensiveRating() {
    Attempts sum = new Attempts(0, 0, 0, 0);
    long points = 0;
    for (TeamGameRow game : window) {
      if (game.opponentPoints() != null) {
        sum = sum.plus(game.opponentAttempts());
        points += game.opponentPoints();
      }
    }
    return BoxScoreFormulas.rating(points, sum);
  }

  /** Mean of a count over the window; null if one of its games lacks it. */
  Double perGameIfKept(Function<TeamGameRow, Long> count) {
    return window.stream().map(count).anyMatch(Objects::isNull)
        ? null
        : Double.valueOf(perGame(game -> count.apply(game)));
  }

  /** Opponents' free throws attempted per field goal attempted over the window. */
  Double freeThrowRateAllowed() {
    long freeThrows = 0;
    long fieldGoals = 0;
    for (TeamGameRow game : window) {
      freeThrows += game.opponentFreeThrowsAttempted();
      fieldGoals += game.opponentFieldGoalsAttempted();
    }
    return fieldGoals == 0 ? null : Double.valueOf((double) freeThrows / fieldGoals);
  }

  /** Games of this season. */
  long seasonGames() {
    return ofSeason.size();
  }

  /** Mean of a count over the window. */
  double perGame(ToLongFunction<TeamGameRow> count) {
    long sum = window.stream().mapToLong(count).sum();
    return (double) sum / window.size();
  }

  /**
   * Whether a player whose latest game, of any team, was for this one on that date is still on it.
   */
  boolean keeps(LocalDate lastGameDate) {
    if (!ofSeason.isEmpty() && !lastGameDate.isBefore(ofSeason.getLast().gameDate())) {
      return true;
    }
    if (ofSeason.size() >= ROSTER_CARRIES_OVER || ofSeasonBefore.isEmpty()) {
      return false;
    }
    int tail = Math.min(ROSTER_CARRIES_OVER, ofSeasonBefore.size()) - 1;
    return !lastGameDate.isBefore(ofSeasonBefore.get(tail).gameDate());
  }
}
