package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.QuarantinedRow;

/**
 * What became of one row of a file.
 *
 * @param <T> record it was read into
 */
public sealed interface RowOutcome<T> {

  /** Line of the file as an editor counts, the header being 1. */
  long row();

  /** The row is sound. */
  record Accepted<T>(T value, long row) implements RowOutcome<T> {}

  /** The row is not. */
  record Quarantined<T>(QuarantinedRow entry) implements RowOutcome<T> {
    @Override
    public long row() {
      return entry.row();
    }
  }
}
