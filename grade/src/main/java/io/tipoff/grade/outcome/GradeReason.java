package io.tipoff.grade.outcome;

/** Why a pick was neither won nor lost. */
enum GradeReason {
  /** The game is final, its box score complete, and he is not in it. */
  DID_NOT_PLAY,
  /** The game was moved to another date. */
  GAME_NOT_PLAYED,
  /** The team he was predicted for had no part in the game. */
  WRONG_PLAYER,
  /** The source took back the quote that was picked. */
  WRONG_LINE,
  /** Nobody reported a final score. */
  GAME_NOT_REPORTED,
  /** He is missing, and so are points of his team. */
  BOX_INCOMPLETE,
  /** The prediction was never priced. */
  NO_PICK
}
