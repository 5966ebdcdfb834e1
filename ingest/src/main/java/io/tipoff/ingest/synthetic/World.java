package io.tipoff.ingest.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Teams and players as they stand on a day; moved on day by day. */
final class World {

  private static final long TEAM_IDS = 90_000;
  private static final long FIRST_PLAYER_ID = 9_000_001;
  private static final double[] ROLE_MINUTES = {
    36, 34, 32, 30, 27, 22, 18, 15, 12, 9, 5, 3, 3, 3, 2, 2, 2
  };
  private static final List<Position> POSITIONS = List.of(Position.values());
  private static final int MOST_INJURED = 3;
  private static final double INJURY_HAZARD = 0.007;
  private static final double RETURN_HAZARD = 0.16;

  private final List<Team> teams = new ArrayList<>();
  private final List<Player> everyone = new ArrayList<>();
  private final NameList names;
  private final Draws draws;

  private World(Draws draws) {
    this.draws = draws;
    this.names = new NameList(draws.child(1));
  }

  static World create(Draws draws, int teamCount) {
    World world = new World(draws);
    List<String> lines = NameList.lines("teams.csv");
    int every = (lines.size() - 1) / teamCount;
    for (int t = 0; t < teamCount; t++) {
      int line = 1 + t * every;
      String[] cells = lines.get(line).split(",", -1);
      Team team = new Team(TEAM_IDS + line, cells[0], cells[1], cells[2].equals("west"));
      world.teams.add(team);
      for (double minutes : ROLE_MINUTES) {
        team.roster().add(world.newPlayer(minutes));
      }
    }
    world.normalise();
    world.nameTheFathersSon();
    return world;
  }

  List<Team> teams() {
    return teams;
  }

  /** Every player who was ever on a roster, by id. */
  List<Player> everyone() {
    return everyone;
  }

  /** A summer: pace, defence and form are new, some players move, one a team is replaced. */
  void beginSeason(Draws summer, boolean first) {
    for (Team team : teams) {
      team.reshape(summer);
      if (!first) {
        Player leaving = team.roster().get(summer.below(team.roster().size()));
        team.roster().remove(leaving);
        team.roster().add(newPlayer(leaving.roleMinutes()));
      }
    }
    if (!first) {
      for (int move = 0; move < 2 * teams.size(); move++) {
        trade(summer);
      }
    }
    for (Player player : everyone) {
      player.recover();
      player.drift(summer, 150);
    }
  }

  /** One day: form drifts, players get hurt and return. */
  void nextDay(Draws today, int day) {
    for (Team team : teams) {
      int injured = 0;
      for (Player player : team.roster()) {
        player.drift(today, 1);
        injured += player.isInjured(day) ? 1 : 0;
      }
      for (Player player : team.roster()) {
        if (injured < MOST_INJURED && !player.isInjured(day) && today.chance(INJURY_HAZARD)) {
          player.injureUntil(day + absence(today));
          injured++;
        }
      }
    }
  }

  /** Two teams exchange a player each, who take over each other's role. */
  void trade(Draws draw) {
    Team one = draw.pick(teams);
    Team other = teams.get((teams.indexOf(one) + 1 + draw.below(teams.size() - 1)) % teams.size());
    int slot = draw.below(one.roster().size());
    Player leaving = one.roster().get(slot);
    Player coming =
        other.roster().stream()
            .min(
                Comparator.comparingDouble(
                    (Player p) -> StrictMath.abs(p.roleMinutes() - leaving.roleMinutes())))
            .orElseThrow();
    one.roster().set(slot, coming);
    other.roster().set(other.roster().indexOf(coming), leaving);
    double role = leaving.roleMinutes();
    leaving.takeRole(coming.roleMinutes());
    coming.takeRole(role);
    leaving.recover();
    coming.recover();
  }

  private static int absence(Draws draws) {
    int days = 2;
    while (days < 60 && !draws.chance(RETURN_HAZARD)) {
      days++;
    }
    return days;
  }

  private Player newPlayer(double roleMinutes) {
    Position position = draws.pick(POSITIONS);
    double usage = draws.logNormal(0.2) * StrictMath.exp(0.012 * (roleMinutes - 20));
    double shooter = draws.logNormal(0.4);
    Map<Stat, Double> rates = new EnumMap<>(Stat.class);
    for (Stat stat : Stat.values()) {
      double own =
          switch (stat) {
            case TWO_MADE, TWO_MISSED -> usage;
            case THREE_MADE, THREE_MISSED -> usage * shooter;
            case FREE_MADE, FREE_MISSED -> usage * draws.logNormal(0.3);
            case ASSIST -> draws.logNormal(0.35) * StrictMath.sqrt(usage);
            case OFFENSIVE_REBOUND, DEFENSIVE_REBOUND -> draws.logNormal(0.25);
            case STEAL, BLOCK, TURNOVER, FOUL -> draws.logNormal(0.25);
          };
      double skill = stat.isScored() || stat.isMissed() ? draws.logNormal(0.06) : 1;
      rates.put(stat, stat.perMinute() * position.factor(stat) * own * skill);
    }
    Player player =
        new Player(
            FIRST_PLAYER_ID + everyone.size(),
            names.next(),
            position,
            rates,
            roleMinutes * draws.logNormal(0.08));
    everyone.add(player);
    return player;
  }

  /** Scales every talent so that the first league's mean rates are the declared ones. */
  private void normalise() {
    double minutes = everyone.stream().mapToDouble(Player::roleMinutes).sum();
    for (Stat stat : Stat.values()) {
      double total = 0;
      for (Player player : everyone) {
        total += player.rate(stat) * player.roleMinutes();
      }
      double factor = stat.perMinute() * minutes / total;
      everyone.forEach(player -> player.scale(stat, factor));
    }
  }

  /** One pair of players shares a name but for the suffix, on two teams. */
  private void nameTheFathersSon() {
    int last = everyone.size() - ROLE_MINUTES.length + 2;
    Player father = everyone.get(1);
    Player son = everyone.get(last).renamed(father.name() + " Jr.");
    teams.getLast().roster().set(2, son);
    everyone.set(last, son);
  }
}
