package io.tipoff.run;

import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of a slice: of a table (or artefact) for one slate and, if any, as-of, by one writer.
 *
 * @param artefact qualified table name, or name of an artefact
 * @param writer task or source that wrote it
 * @param version digest of its content
 * @param knownAt latest known-at in it; {@link Instant#EPOCH} when it is empty
 * @param rows rows or items it holds
 * @param delivered items delivered of those expected; both 0 where completeness was not stated
 * @param error what the checks of the table say is wrong with it; empty if it is sound
 */
public record SliceVersion(
    String artefact,
    String writer,
    Slate slate,
    Optional<Instant> asOf,
    String version,
    Instant knownAt,
    long rows,
    long delivered,
    long expected,
    String error) {

  /** A slice that is sound. */
  public SliceVersion(
      String artefact,
      String writer,
      Slate slate,
      Optional<Instant> asOf,
      String version,
      Instant knownAt,
      long rows,
      long delivered,
      long expected) {
    this(artefact, writer, slate, asOf, version, knownAt, rows, delivered, expected, "");
  }

  /** The same, found to be wrong. */
  public SliceVersion inError(String why) {
    return new SliceVersion(
        artefact, writer, slate, asOf, version, knownAt, rows, delivered, expected, why);
  }

  public boolean isInError() {
    return !error.isEmpty();
  }

  /** Share of the expected items that it holds; 1 where nothing is expected. */
  public double completeness() {
    return expected == 0 ? 1 : (double) delivered / expected;
  }
}
