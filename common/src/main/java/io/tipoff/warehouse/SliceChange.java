package io.tipoff.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has to be done to a table so that a scope's slice holds exactly the rows sent.
 *
 * @param additions rows to insert
 * @param retractions versions to retract
 * @param replacesAll whether the slice's stored rows are deleted first
 * @param effect the outcome, if the store then agrees
 */
record SliceChange(
    List<Addition> additions,
    List<Retraction> retractions,
    boolean replacesAll,
    TableEffect effect) {

  SliceChange {
    additions = List.copyOf(additions);
    retractions = List.copyOf(retractions);
  }

  /** Whether a key has more than one version afterwards. */
  boolean changesRows() {
    return !retractions.isEmpty()
        || additions.stream().anyMatch(addition -> addition.version() > 1);
  }

  /** A row to insert as the version of its key known at the instant. */
  record Addition(KeyedRow row, Instant knownAt, long version) {}

  /** A stored version to which a retraction known at the instant is added. */
  record Retraction(StoredVersion version, Instant knownAt) {}

  /**
   * The last version of a key in the store.
   *
   * @param scope scope that wrote it
   */
  record StoredVersion(
      RowKey key, String scope, Instant knownAt, String digest, boolean retracted, long version) {}

  /** Collects the slice's digest and latest known_at, rows in key order. */
  static final class Slice {
    private final CanonicalDigest digest = new CanonicalDigest();
    private Optional<Instant> latest = Optional.empty();

    void row(String rowDigest, Instant knownAt) {
      digest.put(rowDigest);
      digest.put(knownAt);
      known(knownAt);
    }

    void known(Instant knownAt) {
      if (latest.isEmpty() || latest.get().isBefore(knownAt)) {
        latest = Optional.of(knownAt);
      }
    }

    Optional<Instant> latest() {
      return latest;
    }

    String finish() {
      return digest.finish();
    }
  }
}
