package io.tipoff.ingest.synthetic;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An invented league whose true probabilities are known, for demonstrations and tests.
 *
 * <p>The model. A player's count is a sum of independent Poisson counts (makes of two, three and
 * one, misses, rebounds, assists …) whose means are his rate per minute × effective minutes. His
 * rate is talent × form (an autoregressive walk from day to day) × what the opponent allows × both
 * teams' pace × venue × rest × offence left by absent teammates. Effective minutes are whole
 * minutes (planned from the fit players' roles, ± what he exchanges with his substitute, + 5 an
 * overtime) × his involvement that day × the game's tempo; his makes share one day's luck. All
 * shocks are discrete, so {@link TrueProp} gives the distribution of every count: to about 0.001 in
 * a probability, and but for one free throw that settles a tied game (about one in forty).
 */
public final class SyntheticLeague {

  /** Players of a team; at most three are hurt at once, twelve are in the rotation. */
  public static final int ROSTER_SIZE = 17;

  private final World world;
  private final List<SyntheticSeason> seasons;
  private final Draws draws;

  private SyntheticLeague(World world, List<SyntheticSeason> seasons, Draws draws) {
    this.world = world;
    this.seasons = seasons;
    this.draws = draws;
  }

  /** Invents a league. Same spec, same league. */
  public static SyntheticLeague generate(LeagueSpec spec) {
    Draws draws = new Draws(spec.seed());
    World world = World.create(draws.child(1), spec.teams());
    List<SyntheticSeason> seasons = new ArrayList<>();
    int day = 0;
    for (LeagueSpec.SeasonSpec season : spec.seasons()) {
      world.beginSeason(draws.child(100 + seasons.size()), seasons.isEmpty());
      seasons.add(
          SyntheticSeason.play(season, world, spec, day, draws.child(200 + seasons.size())));
      day += season.slates() + season.postseasonSlates();
    }
    return new SyntheticLeague(world, List.copyOf(seasons), draws.child(2));
  }

  /**
   * Writes the season files: {@code player_box}, {@code schedule} and {@code game_odds} of each
   * season, {@code prop_lines} and {@code truth} of each quoted one, {@code injuries} where the
   * spec asks for them, as gzip-compressed CSV; {@code player_ids.csv} and {@code teams.csv}. The
   * CSV bytes depend on the spec alone; so do the compressed ones on one JDK build.
   *
   * @param directory created if absent; files of these names are replaced
   * @throws java.io.UncheckedIOException naming the file that cannot be written
   */
  public void writeTo(Path directory) {
    new SeasonFileWriter(directory).write(world, seasons, draws);
  }

  /** Labels, in order of time. */
  public List<String> seasons() {
    return seasons.stream().map(season -> season.spec().label()).toList();
  }

  /** Dates with games of a season, in order. */
  public List<LocalDate> slates(String season) {
    return season(season).games().stream().map(played -> played.game().date()).distinct().toList();
  }

  /**
   * What is true of every player of a rotation and market in a season, by game; given that he
   * appears. Points, rebounds, assists, threes and PRA. Those of a season without quotes are
   * computed at each call (seconds for a long season).
   *
   * @throws IllegalArgumentException if the league has no such season
   */
  public List<TrueProp> truths(String season) {
    return season(season).truths();
  }

  private SyntheticSeason season(String label) {
    return seasons.stream()
        .filter(season -> season.spec().label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("season " + label + " is not one of " + seasons()));
  }
}
