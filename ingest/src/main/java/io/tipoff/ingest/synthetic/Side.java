package io.tipoff.ingest.synthetic;

import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One team in one game: plan, play, truth.
 *
 * @param hurt of the roster that day
 * @param rates of every fit player, as they are before the game
 */
record Side(
    Game game,
    Team team,
    Team opponent,
    boolean home,
    Rotation rotation,
    List<Player> hurt,
    Map<Player, Rates> rates) {

  private static final List<Market> MARKETS =
      List.of(Market.POINTS, Market.REBOUNDS, Market.ASSISTS, Market.THREES, Market.PRA);

  /** Probability that one of the rotation, each equally likely, drops out after books quoted. */
  private static final double LATE_SCRATCH = 0.144;

  /**
   * Probability that two players next to each other in the rotation take each other's chances: one
   * has what the other lacks. It keeps a team's total as steady as real ones are, and each player's
   * own distribution as it is.
   */
  private static final double SHARED_BALL = 0.9;

  static Side of(Game game, Team team, Team opponent, Offence.Venue venue, boolean tired) {
    Rotation rotation = Rotation.plan(team, game.day(), tired);
    Map<Player, Rates> rates = new Offence(team, opponent, venue, tired).of(rotation);
    List<Player> hurt =
        team.roster().stream().filter(player -> player.isInjured(game.day())).toList();
    return new Side(game, team, opponent, venue == Offence.Venue.HOME, rotation, hurt, rates);
  }

  double expectedPoints() {
    double points = 0;
    for (Slot slot : rotation.slots()) {
      points += slot.meanMinutes() * rates.get(slot.player()).points();
    }
    return points;
  }

  /** Those who appeared. A late scratch's minutes go to two reserves, so nobody else's change. */
  List<BoxLine> play(int overtimes, double tempo, Draws draws) {
    List<Slot> slots = rotation.slots();
    int scratched = draws.chance(LATE_SCRATCH) ? draws.below(slots.size()) : -1;
    int[] swings = new int[slots.size() / 2];
    for (Slot slot : slots) {
      if (slot.leads()) {
        swings[slot.pair()] = draws.triangular(slot.swing());
      }
    }
    List<BoxLine> lines = new ArrayList<>();
    Draws own = draws;
    for (int s = 0; s < slots.size(); s++) {
      Slot slot = slots.get(s);
      boolean sharesBall = s % 2 == 1 && draws.chance(SHARED_BALL);
      own = sharesBall ? own.mirror() : draws.child(s);
      int minutes = slot.minutes(swings[slot.pair()], overtimes);
      if (s == scratched) {
        appear(lines, rotation.reserves().get(0), (minutes + 1) / 2, tempo, draws.child(101));
        appear(lines, rotation.reserves().get(1), minutes / 2, tempo, draws.child(102));
      } else {
        appear(lines, slot.player(), minutes, tempo, own);
      }
    }
    return lines;
  }

  private void appear(List<BoxLine> lines, Player player, int minutes, double tempo, Draws own) {
    int steps = own.below(2) + own.below(2) + own.below(2) + own.below(2);
    boolean seconds = own.chance(Slot.SECONDS_ONLY);
    if (minutes > 0 || seconds) {
      double effective = minutes * Slot.INVOLVEMENT[steps] * tempo;
      Map<Stat, Integer> counts = rates.get(player).play(effective, own);
      lines.add(new BoxLine(player, team.code(), opponent.code(), home, minutes, counts));
    }
  }

  /** Adds what is true of every rotation player, most minutes first. */
  void tell(List<TrueProp> truths) {
    double fit = 1 - LATE_SCRATCH / rotation.slots().size();
    for (Slot slot : rotation.slots()) {
      Mixture minutes = slot.effectiveMinutes(new double[] {1}, new double[] {1});
      Mixture lucky = slot.effectiveMinutes(Rates.LUCK, Rates.LUCK_WEIGHT);
      for (Market market : MARKETS) {
        truths.add(
            new TrueProp(
                game.season(),
                game.date(),
                game.id(),
                slot.player().id(),
                market,
                fit * slot.appears(),
                slot.base(),
                rates.get(slot.player()).truth(market, minutes, lucky)));
      }
    }
  }

  /** The rotation's players by id. */
  Map<Long, Player> players() {
    Map<Long, Player> players = new HashMap<>();
    rotation.slots().forEach(slot -> players.put(slot.player().id(), slot.player()));
    return players;
  }
}
