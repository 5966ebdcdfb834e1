package io.tipoff.ingest.synthetic;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Map;

/** An invented player: fixed talents, and what drifts from day to day. */
final class Player {

  private static final double PERSISTENCE = 0.98;
  private static final double FORM_DEVIATION = 0.14;
  private static final double ROLE_DEVIATION = 0.18;

  private final long id;
  private final String name;
  private final String plainName;
  private final Position position;
  private final Map<Stat, Double> rates;
  private double roleMinutes;
  private double scoring;
  private double rebounding;
  private double passing;
  private double role;
  private int injuredUntilDay = -1;

  /**
   * @param rates per minute, of every {@link Stat}
   * @param roleMinutes minutes on a healthy roster
   */
  Player(long id, String name, Position position, Map<Stat, Double> rates, double roleMinutes) {
    this.id = id;
    this.name = name;
    this.plainName = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    this.position = position;
    this.rates = new EnumMap<>(rates);
    this.roleMinutes = roleMinutes;
  }

  Player renamed(String other) {
    return new Player(id, other, position, rates, roleMinutes);
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  /** His name as many sources spell it: without accents. */
  String plainName() {
    return plainName;
  }

  Position position() {
    return position;
  }

  double rate(Stat stat) {
    return rates.get(stat);
  }

  double roleMinutes() {
    return roleMinutes;
  }

  void takeRole(double minutes) {
    roleMinutes = minutes;
  }

  void scale(Stat stat, double factor) {
    rates.merge(stat, factor, (rate, by) -> rate * by);
  }

  /** Latent form of today as a factor on the rate. */
  double form(Stat stat) {
    return switch (stat) {
      case TWO_MADE, THREE_MADE, FREE_MADE -> StrictMath.exp(scoring);
      case OFFENSIVE_REBOUND, DEFENSIVE_REBOUND -> StrictMath.exp(rebounding);
      case ASSIST -> StrictMath.exp(passing);
      case TWO_MISSED, THREE_MISSED, FREE_MISSED, STEAL, BLOCK, TURNOVER, FOUL -> 1;
    };
  }

  /** Minutes he would be given today on a healthy roster. */
  double minutesWeight() {
    return roleMinutes * StrictMath.exp(role);
  }

  /** Moves form and role on by some days: an autoregressive walk around his own level. */
  void drift(Draws draws, int days) {
    double kept = StrictMath.pow(PERSISTENCE, days);
    double fresh = StrictMath.sqrt(1 - kept * kept);
    scoring = kept * scoring + fresh * FORM_DEVIATION * draws.gaussian();
    rebounding = kept * rebounding + fresh * FORM_DEVIATION * draws.gaussian();
    passing = kept * passing + fresh * FORM_DEVIATION * draws.gaussian();
    role = kept * role + fresh * ROLE_DEVIATION * draws.gaussian();
  }

  boolean isInjured(int day) {
    return day < injuredUntilDay;
  }

  void injureUntil(int day) {
    injuredUntilDay = day;
  }

  void recover() {
    injuredUntilDay = -1;
  }
}
