package io.tipoff.event;

/** Whether a player is expected to play, in the words of the league's injury report. */
public enum PlayerStatus {
  AVAILABLE,
  PROBABLE,
  QUESTIONABLE,
  DOUBTFUL,
  OUT
}
