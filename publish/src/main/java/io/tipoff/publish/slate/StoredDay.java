package io.tipoff.publish.slate;

import io.tipoff.slate.Origin;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of {@code days.sql}. Of LIVE and REPLAY one is counted, LIVE if it is there: the same games
 * predicted twice are not twice as many predictions.
 *
 * @param earlier whether it lies before the slate that the file is about
 * @param recent whether it is that slate or of the week before it
 * @param counted whether its predictions were counted whatever became of them
 */
record StoredDay(
    LocalDate gameDate,
    boolean earlier,
    boolean recent,
    boolean counted,
    long games,
    long ended,
    long livePredictions,
    long liveGraded,
    long liveUngraded,
    long liveBets,
    long replayPredictions,
    long replayGraded,
    long replayUngraded,
    long replayBets,
    Instant knownAt) {

  /** Whether somebody announced games; a result alone makes no slate. */
  boolean hasGames() {
    return games > 0;
  }

  SlateState state() {
    if (isGraded()) {
      return SlateState.GRADED;
    }
    if (ended >= games) {
      return SlateState.ENDED;
    }
    return origin() == null ? SlateState.ANNOUNCED : SlateState.PREDICTED;
  }

  /** Of which origin the counts are; null if there is nothing to count. */
  Origin origin() {
    if (isLive()) {
      return Origin.LIVE;
    }
    return replayPredictions + replayGraded + replayUngraded > 0 ? Origin.REPLAY : null;
  }

  private boolean isLive() {
    return livePredictions + liveGraded + liveUngraded > 0;
  }

  boolean isGraded() {
    return graded() + ungraded() > 0;
  }

  /** Null where nothing was graded and nobody counted. */
  Long predictions() {
    if (isGraded()) {
      return graded() + ungraded();
    }
    if (counted) {
      return isLive() ? livePredictions : replayPredictions;
    }
    return null;
  }

  long graded() {
    return isLive() ? liveGraded : replayGraded;
  }

  long ungraded() {
    return isLive() ? liveUngraded : replayUngraded;
  }

  long bets() {
    return isLive() ? liveBets : replayBets;
  }
}
