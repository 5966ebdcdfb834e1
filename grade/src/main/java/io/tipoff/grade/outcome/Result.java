package io.tipoff.grade.outcome;

/** What became of a pick. */
public enum Result {
  WIN,
  LOSS,
  /** The actual count equals the line. */
  PUSH,
  /** There was no such bet: he did not play, the game was not played, the quote was wrong. */
  VOID,
  /** Not known. */
  UNGRADED,
  /** No bet was made. */
  PASS
}
