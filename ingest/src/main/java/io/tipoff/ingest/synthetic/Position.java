package io.tipoff.ingest.synthetic;

/** What a player does more and less of than the league. */
enum Position {
  GUARD("G", 0.90, 1.25, 0.45, 0.72, 1.70, 0.45),
  WING("G-F", 0.92, 1.20, 0.60, 0.85, 1.00, 0.60),
  FORWARD("F", 1.00, 1.00, 1.00, 1.05, 0.80, 1.00),
  BIG("F-C", 1.12, 0.70, 1.50, 1.30, 0.62, 1.70),
  CENTER("C", 1.28, 0.25, 2.10, 1.60, 0.50, 2.40);

  private final String code;
  private final double twos;
  private final double threes;
  private final double offensiveRebounds;
  private final double defensiveRebounds;
  private final double assists;
  private final double blocks;

  Position(
      String code,
      double twos,
      double threes,
      double offensiveRebounds,
      double defensiveRebounds,
      double assists,
      double blocks) {
    this.code = code;
    this.twos = twos;
    this.threes = threes;
    this.offensiveRebounds = offensiveRebounds;
    this.defensiveRebounds = defensiveRebounds;
    this.assists = assists;
    this.blocks = blocks;
  }

  /** As in the {@code pos} column. */
  String code() {
    return code;
  }

  /** Factor on the league's rate. */
  double factor(Stat stat) {
    return switch (stat) {
      case TWO_MADE, TWO_MISSED -> twos;
      case THREE_MADE, THREE_MISSED -> threes;
      case OFFENSIVE_REBOUND -> offensiveRebounds;
      case DEFENSIVE_REBOUND -> defensiveRebounds;
      case ASSIST -> assists;
      case BLOCK -> blocks;
      case FREE_MADE, FREE_MISSED, STEAL, TURNOVER, FOUL -> 1;
    };
  }
}
