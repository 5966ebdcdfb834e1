package io.tipoff.publish.slate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the revision before a prediction's own said; of no earlier revision all is null.
 *
 * @param asOf of that revision
 * @param reason why its pick was a PASS
 */
record Superseded(
    Instant asOf,
    String distribution,
    String reason,
    String book,
    Double line,
    Long overPrice,
    Long underPrice) {

  private static final String PLAYER_OUT = "PLAYER_OUT";

  /** What may differ between two revisions. */
  private enum Change {
    PLAYER_STATUS,
    LINE,
    BOOK,
    PRICE,
    DISTRIBUTION
  }

  /** Names of what is another now, with commas between; null if there is nothing to compare. */
  String changed(StoredPrediction now) {
    if (asOf == null) {
      return null;
    }
    List<Change> changes = new ArrayList<>();
    if (PLAYER_OUT.equals(reason) != PLAYER_OUT.equals(now.reason())) {
      changes.add(Change.PLAYER_STATUS);
    }
    if (!Objects.equals(line, now.line())) {
      changes.add(Change.LINE);
    }
    if (!Objects.equals(book, now.book())) {
      changes.add(Change.BOOK);
    }
    if (!Objects.equals(overPrice, now.overPrice())
        || !Objects.equals(underPrice, now.underPrice())) {
      changes.add(Change.PRICE);
    }
    if (!Objects.equals(distribution, now.distribution())) {
      changes.add(Change.DISTRIBUTION);
    }
    return String.join(",", changes.stream().map(Change::name).toList());
  }
}
