package io.tipoff.ingest.synthetic;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * One side's circumstances in one game, all latent before it: both teams' pace, the opponent's
 * defence, the venue and rest.
 */
record Offence(Team team, Team opponent, Venue venue, boolean tired) {

  private static final double TIRED = 0.975;

  /** There is one ball: a line-up's total is drawn to the league's by this exponent. */
  private static final double SHARING = 0.8;

  private static final double LEAGUE_POINTS =
      2 * Stat.TWO_MADE.perTeamGame()
          + 3 * Stat.THREE_MADE.perTeamGame()
          + Stat.FREE_MADE.perTeamGame();

  enum Venue {
    HOME(1.012),
    AWAY(0.988),
    NEUTRAL(1);

    private final double factor;

    Venue(double factor) {
      this.factor = factor;
    }
  }

  /**
   * Rates of every fit player in these circumstances and today's form. What absent teammates would
   * have done the others mostly take over.
   */
  Map<Player, Rates> of(Rotation rotation) {
    double points = 0;
    double rebounds = 0;
    double assists = 0;
    for (Slot slot : rotation.slots()) {
      Rates own = talent(slot.player());
      points += slot.base() * own.points();
      rebounds += slot.base() * own.rebounds();
      assists += slot.base() * own.of(Stat.ASSIST);
    }
    double league = Stat.OFFENSIVE_REBOUND.perTeamGame() + Stat.DEFENSIVE_REBOUND.perTeamGame();
    double scoring = shared(LEAGUE_POINTS, points);
    double rebounding = shared(league, rebounds);
    double passing = shared(Stat.ASSIST.perTeamGame(), assists);
    Map<Player, Rates> rates = new HashMap<>();
    rotation
        .fit()
        .forEach(player -> rates.put(player, today(player, scoring, rebounding, passing)));
    return rates;
  }

  private Rates today(Player player, double scoring, double rebounding, double passing) {
    Map<Stat, Double> talent = talent(player).perMinute();
    Map<Stat, Double> perMinute = new EnumMap<>(Stat.class);
    double tempo = team.pace() * opponent.pace();
    double vigour = venue.factor * (tired ? TIRED : 1);
    for (Stat stat : Stat.values()) {
      double own =
          switch (stat) {
            case TWO_MADE, THREE_MADE, FREE_MADE -> scoring * vigour;
            case TWO_MISSED, THREE_MISSED, FREE_MISSED -> scoring;
            case OFFENSIVE_REBOUND, DEFENSIVE_REBOUND -> rebounding;
            case ASSIST -> passing * vigour;
            case STEAL, BLOCK, TURNOVER, FOUL -> 1;
          };
      perMinute.put(stat, talent.get(stat) * own * opponent.allowed(stat) * tempo);
    }
    return new Rates(perMinute);
  }

  private static Rates talent(Player player) {
    Map<Stat, Double> perMinute = new EnumMap<>(Stat.class);
    for (Stat stat : Stat.values()) {
      perMinute.put(stat, player.rate(stat) * player.form(stat));
    }
    return new Rates(perMinute);
  }

  private static double shared(double league, double own) {
    return StrictMath.pow(league / own, SHARING);
  }
}
