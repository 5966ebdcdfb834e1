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
 * @param quoted those on whom a book has a quote; null if hardly anybody of the team has one
 */
public record Teammates(
    double vacatedMinutes,
    double vacatedPlays,
    double activeMinutes,
    Double outPlays,
    Double expectedPlays,
    Quoted quoted) {

  /** So many of a team have a quote before it says something of the others that they have none. */
  private static final int LEAST_QUOTED = 3;

  /**
   * Teammates on whom books take bets, so that they are expected to play.
   *
   * @param minutes minutes per game of these over their latest 10, summed
   * @param plays plays per game that they ended, summed
   */
  public record Quoted(double players, double minutes, double plays) {}

  /** Games in a row after which somebody missing is no longer a gap but the state of things. */
  private static final int LONGEST_GAP = 10;

  /** Minutes per game from which somebody is a regular. */
  private static final int REGULAR_MINUTES = 10;

  /**
   * A rostered player's part in the sums of his teammates.
   *
   * @param chanceToMiss 1 if he is reported out to 0 if nothing says that he may miss the game
   * @param quoted whether a book has a quote on him
   */
  public record Part(
      int missedRun,
      Double minutesLast10,
      Double playsLast10,
      Double minutesFast,
      double chanceToMiss,
      boolean quoted) {

    public static Part of(
        PlayerHistory history, TeamDays team, double chanceToMiss, boolean quoted) {
      return new Part(
          team.gamesAfter(history.latestDay()),
          history.mean(Stat.MINUTES, 10),
          history.meanPlays(10),
          history.decayedMean(Stat.MINUTES, FormFeatures.FAST),
          chanceToMiss,
          quoted);
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
    Quoted quoted = quoted(parts, own);
    return reported
        ? new Teammates(minutes, plays, active, out, expected, quoted)
        : new Teammates(minutes, plays, active, null, null, quoted);
  }

  private static Quoted quoted(List<Part> parts, int own) {
    int ofTeam = 0;
    double players = 0;
    double minutes = 0;
    double plays = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.quoted()) {
        ofTeam++;
        if (i != own) {
          players++;
          minutes += part.minutesLast10();
          plays += part.playsLast10();
        }
      }
    }
    return ofTeam < LEAST_QUOTED ? null : new Quoted(players, minutes, plays);
  }
}
