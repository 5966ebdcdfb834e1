package io.tipoff.ingest.fact;

import java.util.Optional;

/** Part of a season: regular season, play-in, playoffs. */
public enum SeasonType {
  RS('2'),
  PI('5'),
  PO('4');

  private final char gameIdDigit;

  SeasonType(char gameIdDigit) {
    this.gameIdDigit = gameIdDigit;
  }

  /** Third digit of the league's game ids of this type. */
  public char gameIdDigit() {
    return gameIdDigit;
  }

  /**
   * The type that a game id tells, such as RS of {@code 0022400061}; empty for preseason, all-star
   * and cup-final games, which count in no player's statistics.
   */
  public static Optional<SeasonType> ofGameId(String gameId) {
    for (SeasonType type : values()) {
      if (gameId.length() == 10 && gameId.charAt(2) == type.gameIdDigit) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
