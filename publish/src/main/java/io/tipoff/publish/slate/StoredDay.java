package io.tipoff.publish.slate;

import io.tipoff.slate.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A row of {@code days.sql}.
 *
 * @param earlier whether it lies before the slate that the file is about
 * @param recent whether predictions were counted though they are not graded
 */
record StoredDay(
    LocalDate gameDate,
    boolean earlier,
    boolean recent,
    long games,
    long ended,
    Origin gradedOrigin,
    long graded,
    long ungraded,
    long bets,
    Origin predictedOrigin,
    long predictions,
    Instant knownAt,
    Instant endedKnownAt,
    Instant gradedKnownAt,
    Instant predictedKnownAt) {

  SlateState state() {
    if (graded > 0) {
      return SlateState.GRADED;
    }
    if (ended >= games) {
      return SlateState.ENDED;
    }
    return predictions > 0 ? SlateState.PREDICTED : SlateState.ANNOUNCED;
  }

  Origin origin() {
    return gradedOrigin == null ? predictedOrigin : gradedOrigin;
  }

  /** Of the one origin; null where nothing was graded and nobody counted. */
  Long predicted() {
    if (gradedOrigin != null) {
      return graded + ungraded;
    }
    return recent ? predictions : null;
  }

  /** When the last of what it says became known. */
  Instant lastKnownAt() {
    return Stream.of(knownAt, endedKnownAt, gradedKnownAt, predictedKnownAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElseThrow();
  }
}
