package io.tipoff.warehouse;

import java.time.Instant;
import java.util.Optional;

/**
 * What a write did to one table's slice. {@code inserted + updated + unchanged} equals the rows
 * sent; the warehouse verifies it before it commits.
 *
 * @param table qualified name
 * @param deleted rows of the slice that the new set lacks: removed, or retracted in APPEND tables
 * @param rowDigest SHA-256 over the slice's rows as stored, in key order, values and known_at
 * @param knownAt latest known_at among the slice's rows and, in {@code APPEND} tables, retractions;
 *     empty when there are none
 */
public record TableEffect(
    String table,
    long inserted,
    long updated,
    long deleted,
    long unchanged,
    String rowDigest,
    Optional<Instant> knownAt) {

  /** Rows that the slice holds after the write. */
  public long rows() {
    return inserted + updated + unchanged;
  }
}
