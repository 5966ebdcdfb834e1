package io.tipoff.ingest.synthetic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An invented team: its roster, its pace and what its defence allows. */
final class Team {

  private final long id;
  private final String code;
  private final String name;
  private final boolean west;
  private final List<Player> roster = new ArrayList<>();
  private double pace = 1;
  private final Map<Stat, Double> allowed = new EnumMap<>(Stat.class);

  Team(long id, String code, String name, boolean west) {
    this.id = id;
    this.code = code;
    this.name = name;
    this.west = west;
  }

  long id() {
    return id;
  }

  String code() {
    return code;
  }

  String name() {
    return name;
  }

  /** Whether its evenings begin late for the league's clock. */
  boolean isWest() {
    return west;
  }

  List<Player> roster() {
    return roster;
  }

  double pace() {
    return pace;
  }

  /** Factor of what it allows opponents. */
  double allowed(Stat stat) {
    return allowed.get(stat);
  }

  /** A new season's pace and defence. */
  void reshape(Draws draws) {
    pace = draws.logNormal(0.025);
    double defence = draws.logNormal(0.03);
    for (Stat stat : Stat.values()) {
      double factor =
          switch (stat) {
            case TWO_MADE, FREE_MADE -> defence * draws.logNormal(0.02);
            case THREE_MADE -> defence * draws.logNormal(0.05);
            case OFFENSIVE_REBOUND, DEFENSIVE_REBOUND, ASSIST -> draws.logNormal(0.05);
            case TWO_MISSED, THREE_MISSED, FREE_MISSED, STEAL, BLOCK, TURNOVER, FOUL -> 1;
          };
      allowed.put(stat, factor);
    }
  }
}
