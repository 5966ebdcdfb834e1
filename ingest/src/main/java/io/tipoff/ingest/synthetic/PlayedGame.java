package io.tipoff.ingest.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A game with its outcome, and the sides that played it, who know its truth.
 *
 * @param homeLines those who appeared
 * @param spread closing, negative = home favoured
 */
record PlayedGame(
    Game game,
    List<BoxLine> homeLines,
    List<BoxLine> awayLines,
    Side home,
    Side away,
    double spread,
    double total) {

  static PlayedGame play(Game game, Draws draws) {
    Offence.Venue homeVenue = game.neutral() ? Offence.Venue.NEUTRAL : Offence.Venue.HOME;
    Offence.Venue awayVenue = game.neutral() ? Offence.Venue.NEUTRAL : Offence.Venue.AWAY;
    Side home = Side.of(game, game.home(), game.away(), homeVenue, game.homeTired());
    Side away = Side.of(game, game.away(), game.home(), awayVenue, game.awayTired());
    Draws common = draws.child(3);
    int overtimes = overtimes(common.uniform());
    double tempo = Slot.TEMPO[common.below(2) + common.below(2)];
    List<BoxLine> homeLines = home.play(overtimes, tempo, draws.child(1));
    List<BoxLine> awayLines = away.play(overtimes, tempo, draws.child(2));
    if (BoxLine.points(homeLines) == BoxLine.points(awayLines)) {
      breakTie(common.chance(0.5) ? homeLines : awayLines, common);
    }
    double margin = home.expectedPoints() - away.expectedPoints();
    double sum = home.expectedPoints() + away.expectedPoints();
    return new PlayedGame(
        game,
        homeLines,
        awayLines,
        home,
        away,
        half(-margin + 1.5 * common.gaussian()),
        half(sum + 3 * common.gaussian()));
  }

  /** One per player of a rotation and market; computed anew at each call. */
  List<TrueProp> truths() {
    List<TrueProp> truths = new ArrayList<>();
    home.tell(truths);
    away.tell(truths);
    return truths;
  }

  /** Rotation players of both teams, by id. */
  Map<Long, Player> players() {
    Map<Long, Player> players = home.players();
    players.putAll(away.players());
    return players;
  }

  int homePoints() {
    return BoxLine.points(homeLines);
  }

  int awayPoints() {
    return BoxLine.points(awayLines);
  }

  private static int overtimes(double uniform) {
    double two = Slot.OVERTIMES[2];
    if (uniform < two) {
      return 2;
    }
    return uniform < two + Slot.OVERTIMES[1] ? 1 : 0;
  }

  private static void breakTie(List<BoxLine> lines, Draws draws) {
    BoxLine shooter = draws.pick(lines.stream().filter(line -> line.minutes() > 0).toList());
    lines.set(lines.indexOf(shooter), shooter.withFreeThrow());
  }

  private static double half(double value) {
    return StrictMath.rint(2 * value) / 2;
  }
}
