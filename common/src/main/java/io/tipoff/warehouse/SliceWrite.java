package io.tipoff.warehouse;

import java.util.List;
import java.util.Objects;

/**
 * What one run writes, in one transaction: all rows of its tables, under its scope, with the commit
 * row that proves it.
 *
 * @param scope identity of what the run computes, as text; the same for every attempt
 * @param runId run that writes, for the commit row only
 * @param token fencing token of the run's lease; a smaller one than the scope's last is refused
 * @param inputDigest digest of everything the run read, by which a later attempt adopts the commit
 * @param tables complete rows per table; a table that is absent here is left as it is
 */
public record SliceWrite(
    String scope, long runId, long token, String inputDigest, List<TableRows> tables) {

  public SliceWrite {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(inputDigest, "inputDigest");
    tables = List.copyOf(tables);
  }
}
