package io.tipoff.features.contract;

import io.tipoff.features.history.PlayerHistory;
import io.tipoff.features.history.Stat;
import io.tipoff.features.history.TeamDays;
import java.util.List;

/**
 * The other rostered players of a player's team: who has been missing, and what that leaves to him.
 *
 * @param vacatedMinutes minutes per game of those who were regulars and missed the latest games
 * @param vacatedPlays plays per game that they ended
 * @param activeMinutes expected minutes of those who played the team's latest game
 * @param outPlays plays per game that those ended who are reported out; null if nobody reported on
 *     the team
 * @param expectedPlays plays per game of each, times his chance to play; null likewise
 */
public record Teammates(
    double vacatedMinutes,
    double vacatedPlays,
    double activeMinutes,
    Double outPlays,
    Double expectedPlays) {

  /** Games in a row after which somebody missing is no longer a gap but the state of things. */
  private static final int LONGEST_GAP = 10;

  /** Minutes per game from which somebody is a regular. */
  private static final int REGULAR_MINUTES = 10;

  /**
   * A rostered player's part in the sums of his teammates.
   *
   * @param chanceToMiss 1 if he is reported out to 0 if nothing says that he may miss the game
   */
  public record Part(
      int missedRun,
      Double minutesLast10,
      Double playsLast10,
      Double minutesFast,
      double chanceToMiss) {

    public static Part of(PlayerHistory history, TeamDays team, double chanceToMiss) {
      return new Part(
          team.gamesAfter(history.latestDay()),
          history.mean(Stat.MINUTES, 10),
          history.meanPlays(10),
          history.decayedMean(Stat.MINUTES, FormFeatures.FAST),
          chanceToMiss);
    }

    private boolean vacated() {
      return missedRun >= 1 && missedRun <= LONGEST_GAP && minutesLast10 >= REGULAR_MINUTES;
    }
  }

  /**
   * Sums over all parts but the one at {@code own}, in the order given.
   *
   * @param reported whether injury reports tell of the team
   */
  public static Teammates of(List<Part> parts, int own, boolean reported) {
    double minutes = 0;
    double plays = 0;
    double active = 0;
    double out = 0;
    double expected = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (i == own) {
        continue;
      }
      if (part.vacated()) {
        minutes += part.minutesLast10();
        plays += part.playsLast10();
      }
      if (part.missedRun() == 0) {
        active += part.minutesFast();
      }
      if (part.chanceToMiss() == 1) {
        out += part.playsLast10();
      }
      expected += (1 - part.chanceToMiss()) * part.playsLast10();
    }
    return reported
        ? new Teammates(minutes, plays, active, out, expected)
        : new Teammates(minutes, plays, active, null, null);
  }
}
