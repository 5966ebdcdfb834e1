package io.tipoff.ingest.synthetic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to invent. Equal specs give equal leagues, bit for bit.
 *
 * @param seed any number
 * @param teams 2 to 30, even or odd; each has {@value SyntheticLeague#ROSTER_SIZE} players
 * @param books bookmakers that quote, 1 to 6
 * @param seasons in order of time, labels distinct
 * @param injuryReports whether injury reports are published; nothing else changes by it
 */
public record LeagueSpec(
    long seed, int teams, int books, List<SeasonSpec> seasons, boolean injuryReports) {

  public LeagueSpec {
    if (teams < 2 || teams > 30) {
      throw new IllegalArgumentException("teams is " + teams + "; it must be 2 to 30");
    }
    if (books < 1 || books > Book.ALL.size()) {
      throw new IllegalArgumentException(
          "books is " + books + "; it must be 1 to " + Book.ALL.size());
    }
    seasons = List.copyOf(seasons);
    if (seasons.isEmpty()) {
      throw new IllegalArgumentException("a league needs at least one season");
    }
    Set<String> labels = new HashSet<>();
    for (SeasonSpec season : seasons) {
      if (!labels.add(season.label())) {
        throw new IllegalArgumentException("season " + season.label() + " is there twice");
      }
    }
  }

  /** A league without injury reports. */
  public LeagueSpec(long seed, int teams, int books, List<SeasonSpec> seasons) {
    this(seed, teams, books, seasons, false);
  }

  /** The same league with injury reports. */
  public LeagueSpec withInjuryReports() {
    return new LeagueSpec(seed, teams, books, seasons, true);
  }

  /** 30 teams: a history of 60 slates without quotes, then a season of 30 slates with them. */
  public static LeagueSpec demo(long seed) {
    return new LeagueSpec(
        seed,
        30,
        4,
        List.of(
            new SeasonSpec("2023-24", 60, 4, 1, false), new SeasonSpec("2024-25", 30, 0, 1, true)));
  }

  /** 4 teams and 6 slates of one quoted season: for property tests. */
  public static LeagueSpec small(long seed) {
    return new LeagueSpec(seed, 4, 2, List.of(new SeasonSpec("2024-25", 6, 0, 0, true)));
  }

  /**
   * One season.
   *
   * @param label such as {@code 2024-25}
   * @param slates dates with games of the regular season, at least 1; about 165 give each of 30
   *     teams 82 games
   * @param postseasonSlates dates with play-in (from 10 teams) and playoff games after it
   * @param neutralGames games on a neutral floor: absent from the schedule file, home = 0 for both
   * @param quoted whether books quote players
   */
  public record SeasonSpec(
      String label, int slates, int postseasonSlates, int neutralGames, boolean quoted) {

    private static final Pattern LABEL = Pattern.compile("(19|20)\\d\\d-\\d\\d");

    public SeasonSpec {
      if (!LABEL.matcher(label).matches()) {
        throw new IllegalArgumentException(
            "season '" + label + "' is not of the form yyyy-yy, such as 2024-25");
      }
      if (slates < 1 || slates > 200 || postseasonSlates < 0 || postseasonSlates > 60) {
        throw new IllegalArgumentException(
            "season " + label + " needs 1 to 200 slates and 0 to 60 after the regular season");
      }
      if (neutralGames < 0 || neutralGames >= slates) {
        throw new IllegalArgumentException(
            "season " + label + ": neutral games must be fewer than slates");
      }
    }

    int startYear() {
      return Integer.parseInt(label.substring(0, 4));
    }
  }
}
