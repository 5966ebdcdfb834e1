package io.tipoff.ingest.synthetic;

/**
 * The independent counts a box-score row is made of; points, rebounds and attempts are sums of
 * them, so that its identities hold by construction.
 */
enum Stat {
  TWO_MADE(29.2),
  THREE_MADE(12.8),
  FREE_MADE(17.0),
  TWO_MISSED(24.4),
  THREE_MISSED(22.2),
  FREE_MISSED(4.7),
  OFFENSIVE_REBOUND(10.5),
  DEFENSIVE_REBOUND(32.9),
  ASSIST(26.4),
  STEAL(7.4),
  BLOCK(5.1),
  TURNOVER(12.8),
  FOUL(18.7);

  private final double perTeamGame;

  /**
   * @param perTeamGame league mean of a team in 240 player-minutes
   */
  Stat(double perTeamGame) {
    this.perTeamGame = perTeamGame;
  }

  double perTeamGame() {
    return perTeamGame;
  }

  double perMinute() {
    return perTeamGame / 240;
  }

  boolean isScored() {
    return this == TWO_MADE || this == THREE_MADE || this == FREE_MADE;
  }

  boolean isMissed() {
    return this == TWO_MISSED || this == THREE_MISSED || this == FREE_MISSED;
  }
}
