package io.tipoff.ingest.synthetic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One player's game as it will stand in {@code player_box}.
 *
 * @param minutes whole; 0 for seconds on the court
 * @param counts of every {@link Stat}
 */
record BoxLine(
    Player player,
    String team,
    String opponent,
    boolean home,
    int minutes,
    Map<Stat, Integer> counts) {

  int of(Stat stat) {
    return counts.get(stat);
  }

  /** The same game with one more free throw made. */
  BoxLine withFreeThrow() {
    Map<Stat, Integer> more = new EnumMap<>(counts);
    more.merge(Stat.FREE_MADE, 1, Integer::sum);
    return new BoxLine(player, team, opponent, home, minutes, more);
  }

  int points() {
    return 2 * of(Stat.TWO_MADE) + 3 * of(Stat.THREE_MADE) + of(Stat.FREE_MADE);
  }

  int rebounds() {
    return of(Stat.OFFENSIVE_REBOUND) + of(Stat.DEFENSIVE_REBOUND);
  }

  int fieldGoals() {
    return of(Stat.TWO_MADE) + of(Stat.THREE_MADE);
  }

  int threesAttempted() {
    return of(Stat.THREE_MADE) + of(Stat.THREE_MISSED);
  }

  int fieldGoalsAttempted() {
    return fieldGoals() + of(Stat.TWO_MISSED) + of(Stat.THREE_MISSED);
  }

  int freeThrowsAttempted() {
    return of(Stat.FREE_MADE) + of(Stat.FREE_MISSED);
  }

  static int points(List<BoxLine> lines) {
    return lines.stream().mapToInt(BoxLine::points).sum();
  }
}
