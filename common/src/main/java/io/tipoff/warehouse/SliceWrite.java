package io.tipoff.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one run writes, in one transaction: all rows of its tables, under its scope, with the commit
 * row that proves it.
 *
 * @param scope identity of what the run computes, as text; the same for every attempt
 * @param runId run that writes, for the commit row only
 * @param token fencing token of the run's lease; a smaller one than the scope's last is refused
 * @param inputDigest digest of everything the run read, by which a later attempt adopts the commit
 * @param knownAt latest known_at of everything the run read, where the caller has it: from then on
 *     a retraction is known, and a changed row of an {@code APPEND} table: of facts, if its own
 *     known_at is not later than its stored version's; of derived rows, if its own is not later
 *     than this (the input that changed it may have been retracted)
 * @param tables complete rows per table; a table that is absent here is left as it is
 */
public record SliceWrite(
    String scope,
    long runId,
    long token,
    String inputDigest,
    Optional<Instant> knownAt,
    List<TableRows> tables) {

  public SliceWrite {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(inputDigest, "inputDigest");
    Objects.requireNonNull(knownAt, "knownAt");
    tables = List.copyOf(tables);
  }

  /** A write whose rows alone say since when they are known. */
  public SliceWrite(
      String scope, long runId, long token, String inputDigest, List<TableRows> tables) {
    this(scope, runId, token, inputDigest, Optional.empty(), tables);
  }

  /** The same write, made from inputs of which the latest was known at this instant. */
  public SliceWrite knownAt(Instant instant) {
    return new SliceWrite(scope, runId, token, inputDigest, Optional.of(instant), tables);
  }
}
