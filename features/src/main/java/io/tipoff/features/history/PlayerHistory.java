package io.tipoff.features.history;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A player's earlier games: any team, any season, appearances only, the slate's date excluded. The
 * latest {@value #GAMES} count. Sums are whole numbers and each result is one division of them, or
 * a fixed sequence of double operations from the newest game to the oldest: the same games give the
 * same bits.
 */
public final class PlayerHistory {

  /** Games looked back on at most: more than a season, and decayed weights are below 1 % there. */
  public static final int GAMES = 120;

  /** Scale of {@link GameRow#plays25()}. */
  private static final long PLAYS_SCALE = 25;

  private final int allGames;
  private final int size;
  private final int gamesSinceTeamChange;
  private final long joinedDay;
  private final long[] days;
  private final boolean[] thisSeason;
  private final boolean[] thisOpponent;
  private final Map<Stat, long[]> values = new EnumMap<>(Stat.class);
  private final long[] plays25;
  private final long[] teamSeconds;
  private final long[] teamPlays25;
  private final long[] shots;
  private final Long[] teamShots;

  private PlayerHistory(List<GameRow> oldestFirst) {
    allGames = oldestFirst.size();
    size = Math.min(allGames, GAMES);
    days = new long[size];
    gamesSinceTeamChange = latestOfThisTeam(oldestFirst);
    joinedDay =
        gamesSinceTeamChange == 0
            ? Long.MAX_VALUE
            : oldestFirst.get(allGames - gamesSinceTeamChange).day();
    thisSeason = new boolean[size];
    thisOpponent = new boolean[size];
    shots = new long[size];
    teamShots = new Long[size];
    plays25 = new long[size];
    teamSeconds = new long[size];
    teamPlays25 = new long[size];
    for (Stat stat : Stat.values()) {
      values.put(stat, new long[size]);
    }
    for (int i = 0; i < size; i++) {
      GameRow row = oldestFirst.get(allGames - 1 - i);
      days[i] = row.day();
      thisSeason[i] = row.thisSeason() == 1;
      thisOpponent[i] = row.thisOpponent() == 1;
      shots[i] = row.fieldGoalsAttempted();
      teamShots[i] = row.teamFieldGoalsAttempted();
      plays25[i] = row.plays25();
      teamSeconds[i] = row.teamSeconds();
      teamPlays25[i] = row.teamPlays25();
      for (Stat stat : Stat.values()) {
        of(stat)[i] = row.value(stat);
      }
    }
  }

  /** A history from rows ordered by date and game id, oldest first. */
  public static PlayerHistory of(List<GameRow> oldestFirst) {
    return new PlayerHistory(oldestFirst);
  }

  /** All his earlier games, those beyond the window too. */
  public int allGames() {
    return allGames;
  }

  private static int latestOfThisTeam(List<GameRow> oldestFirst) {
    int games = 0;
    while (games < oldestFirst.size()
        && oldestFirst.get(oldestFirst.size() - 1 - games).thisTeam() == 1) {
      games++;
    }
    return games;
  }

  /** His latest games in a row for the roster's team, those beyond the window too. */
  public int gamesSinceTeamChange() {
    return gamesSinceTeamChange;
  }

  /** Day of the first of them; after every day if there is none. */
  public long joinedDay() {
    return joinedDay;
  }

  /** Games of the slate's season. */
  public int gamesOfSeason() {
    int games = 0;
    for (boolean of : thisSeason) {
      games += of ? 1 : 0;
    }
    return games;
  }

  /** Value of the latest game; null without one. */
  public Double latest(Stat stat) {
    return mean(stat, 1);
  }

  /** Mean of the latest games, fewer where there are fewer; null without one. */
  public Double mean(Stat stat, int games) {
    int n = Math.min(games, size);
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += of(stat)[i];
    }
    return ratio(sum, stat.perUnit() * n);
  }

  /** Mean of the games of the slate's season; null without one. */
  public Double meanOfSeason(Stat stat) {
    long sum = 0;
    long n = 0;
    for (int i = 0; i < size; i++) {
      if (thisSeason[i]) {
        sum += of(stat)[i];
        n++;
      }
    }
    return ratio(sum, stat.perUnit() * n);
  }

  /** Standard deviation (n − 1) of the latest games; null below three. */
  public Double standardDeviation(Stat stat, int games) {
    long n = Math.min(games, size);
    if (n < 3) {
      return null;
    }
    long sum = 0;
    long squares = 0;
    for (int i = 0; i < n; i++) {
      long value = of(stat)[i];
      sum += value;
      squares += value * value;
    }
    long scale = stat.perUnit() * stat.perUnit();
    return StrictMath.sqrt((double) (n * squares - sum * sum) / (scale * n * (n - 1)));
  }

  /** Least-squares slope per game over the latest games, oldest to newest; null below three. */
  public Double slope(Stat stat, int games) {
    int n = Math.min(games, size);
    if (n < 3) {
      return null;
    }
    long sum = 0;
    long position = 0;
    long positions = 0;
    long products = 0;
    for (int i = 0; i < n; i++) {
      long x = n - 1L - i;
      long value = of(stat)[i];
      sum += value;
      position += x;
      positions += x * x;
      products += x * value;
    }
    return ratio(
        n * products - position * sum, stat.perUnit() * (n * positions - position * position));
  }

  /** Σ d^j·x_j / Σ d^j over all games, j = 0 the newest; null without a game. */
  public Double decayedMean(Stat stat, double decay) {
    double weight = 1;
    double sum = 0;
    double weights = 0;
    for (int j = 0; j < size; j++) {
      sum += weight * of(stat)[j];
      weights += weight;
      weight *= decay;
    }
    return size == 0 ? null : Double.valueOf(sum / (stat.perUnit() * weights));
  }

  /**
   * Σ d^j·x_j / Σ d^j·minutes_j over all games, j = 0 the newest; null if the decayed minutes are
   * fewer than {@code leastMinutes}.
   */
  public Double decayedPerMinute(Stat stat, double decay, int leastMinutes) {
    double weight = 1;
    double sum = 0;
    double seconds = 0;
    for (int j = 0; j < size; j++) {
      sum += weight * of(stat)[j];
      seconds += weight * of(Stat.MINUTES)[j];
      weight *= decay;
    }
    return seconds < 60.0 * leastMinutes ? null : Double.valueOf(60 * sum / seconds);
  }

  /**
   * Usage in percent over the latest games, as a ratio of sums: 100 · Σ plays · Σ (team minutes /
   * 5) / (Σ minutes · Σ team plays); null below {@code leastMinutes}.
   */
  public Double usage(int games, int leastMinutes) {
    int n = Math.min(games, size);
    return usage(i -> i < n, leastMinutes);
  }

  /** The same over the games of the slate's season. */
  public Double usageOfSeason(int leastMinutes) {
    return usage(i -> thisSeason[i], leastMinutes);
  }

  private Double usage(IntPredicate counts, int leastMinutes) {
    long plays = 0;
    long seconds = 0;
    long team = 0;
    long teamPlays = 0;
    for (int i = 0; i < size; i++) {
      if (counts.test(i)) {
        plays += plays25[i];
        seconds += of(Stat.MINUTES)[i];
        team += teamSeconds[i];
        teamPlays += teamPlays25[i];
      }
    }
    return seconds < 60L * leastMinutes ? null : ratio(100 * plays * team, 5 * seconds * teamPlays);
  }

  /** Share of the latest games' time that he was on the court; null without one. */
  public Double shareOfMinutes(int games) {
    int n = Math.min(games, size);
    long seconds = 0;
    long team = 0;
    for (int i = 0; i < n; i++) {
      seconds += of(Stat.MINUTES)[i];
      team += teamSeconds[i];
    }
    return ratio(5 * seconds, team);
  }

  /** Share of his team's field goal attempts in the latest games; null if they are not known. */
  public Double shareOfShots(int games) {
    int n = Math.min(games, size);
    long own = 0;
    long team = 0;
    for (int i = 0; i < n; i++) {
      if (teamShots[i] == null) {
        return null;
      }
      own += shots[i];
      team += teamShots[i];
    }
    return ratio(own, team);
  }

  /** Games against the team that he meets now. */
  public int gamesAgainst() {
    int games = 0;
    for (boolean against : thisOpponent) {
      games += against ? 1 : 0;
    }
    return games;
  }

  /** Mean of the latest games against the team that he meets now; null without one. */
  public Double meanAgainst(Stat stat, int games) {
    long sum = 0;
    long n = 0;
    for (int i = 0; i < size && n < games; i++) {
      if (thisOpponent[i]) {
        sum += of(stat)[i];
        n++;
      }
    }
    return ratio(sum, stat.perUnit() * n);
  }

  /** Mean number of plays that his team ended in the latest games; null without one. */
  public Double meanTeamPlays(int games) {
    int n = Math.min(games, size);
    long plays = 0;
    for (int i = 0; i < n; i++) {
      plays += teamPlays25[i];
    }
    return ratio(plays, PLAYS_SCALE * n);
  }

  /** Mean number of plays he ended in the latest games; null without one. */
  public Double meanPlays(int games) {
    int n = Math.min(games, size);
    long plays = 0;
    for (int i = 0; i < n; i++) {
      plays += plays25[i];
    }
    return ratio(plays, PLAYS_SCALE * n);
  }

  /** Day of the latest game. */
  public long latestDay() {
    return days[0];
  }

  /** Day of the oldest of the latest games. */
  public long oldestDayOf(int games) {
    return days[Math.min(games, size) - 1];
  }

  /** Games on the day or after it. */
  public int gamesSince(long day) {
    int games = 0;
    while (games < size && days[games] >= day) {
      games++;
    }
    return games;
  }

  /** Minutes of the games on the day or after it. */
  public double minutesSince(long day) {
    int n = gamesSince(day);
    long seconds = 0;
    for (int i = 0; i < n; i++) {
      seconds += of(Stat.MINUTES)[i];
    }
    return seconds / 60.0;
  }

  /** Pairs of his consecutive games one day apart, both on the day or after it. */
  public int backToBacksSince(long day) {
    int n = gamesSince(day);
    int pairs = 0;
    for (int i = 1; i < n; i++) {
      pairs += days[i - 1] - days[i] == 1 ? 1 : 0;
    }
    return pairs;
  }

  private long[] of(Stat stat) {
    return values.get(stat);
  }

  private static Double ratio(long numerator, long denominator) {
    return denominator == 0 ? null : (double) numerator / denominator;
  }
}
