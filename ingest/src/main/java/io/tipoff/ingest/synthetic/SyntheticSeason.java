package io.tipoff.ingest.synthetic;

import io.tipoff.ingest.fact.SeasonType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One invented season.
 *
 * @param games in order of time
 * @param reports of injuries, if the league has them
 * @param quotedTruths of all games of a quoted season; empty for another
 */
record SyntheticSeason(
    LeagueSpec.SeasonSpec spec,
    List<PlayedGame> games,
    List<Quote> quotes,
    List<InjuryReport> reports,
    List<TrueProp> quotedTruths) {

  private static final double TRADE_DEADLINE = 0.6;

  /**
   * Plays a season from the world's present day on.
   *
   * @param firstDay slates since the world began
   */
  static SyntheticSeason play(
      LeagueSpec.SeasonSpec spec, World world, LeagueSpec league, int firstDay, Draws draws) {
    return new Play(spec, world, league, firstDay, draws).play();
  }

  /** One per player of a rotation and market, by game. */
  List<TrueProp> truths() {
    if (spec.quoted()) {
      return quotedTruths;
    }
    return games.stream().flatMap(played -> played.truths().stream()).toList();
  }

  private static final class Play {
    private final LeagueSpec.SeasonSpec spec;
    private final World world;
    private final QuoteDesk desk;
    private final boolean reported;
    private final Draws draws;
    private final Calendar calendar;
    private final Map<Team, Integer> wins = new HashMap<>();
    private final List<PlayedGame> games = new ArrayList<>();
    private final List<Quote> quotes = new ArrayList<>();
    private final List<InjuryReport> reports = new ArrayList<>();
    private final List<TrueProp> truths = new ArrayList<>();
    private int day;

    Play(LeagueSpec.SeasonSpec spec, World world, LeagueSpec league, int firstDay, Draws draws) {
      this.spec = spec;
      this.world = world;
      this.desk = new QuoteDesk(league.books());
      this.reported = league.injuryReports();
      this.day = firstDay;
      this.draws = draws;
      this.calendar = new Calendar(spec, world.teams(), draws.child(1));
    }

    SyntheticSeason play() {
      int deadline = (int) (TRADE_DEADLINE * spec.slates());
      for (int slate = 0; slate < spec.slates(); slate++) {
        if (slate == deadline) {
          dealOnDeadline();
        }
        world.nextDay(draws.child(1_000 + day), day);
        calendar.nextRegularSlate(day).forEach(this::play);
        day++;
      }
      Postseason postseason = new Postseason(world.teams(), wins);
      for (int slate = 0; slate < spec.postseasonSlates(); slate++) {
        Postseason.Night night = postseason.next();
        world.nextDay(draws.child(1_000 + day), day);
        for (Game game : calendar.nextPostseasonSlate(day, night.type(), night.pairs())) {
          postseason.record(play(game), game.type());
        }
        day++;
      }
      return new SyntheticSeason(
          spec, List.copyOf(games), List.copyOf(quotes), List.copyOf(reports), List.copyOf(truths));
    }

    private void dealOnDeadline() {
      Draws deals = draws.child(2);
      for (int trade = 0; trade < (world.teams().size() + 4) / 5; trade++) {
        world.trade(deals);
      }
    }

    private Team play(Game game) {
      Draws own = draws.child(1_000_000L + games.size());
      PlayedGame played = PlayedGame.play(game, own.child(1));
      games.add(played);
      if (spec.quoted()) {
        List<TrueProp> known = played.truths();
        truths.addAll(known);
        quotes.addAll(desk.quote(played, known, own.child(2)));
      }
      if (reported) {
        reports.addAll(ReportDesk.report(played, own.child(3)));
      }
      Team winner = played.homePoints() > played.awayPoints() ? game.home() : game.away();
      if (game.type() == SeasonType.RS) {
        wins.merge(winner, 1, Integer::sum);
      }
      return winner;
    }
  }
}
