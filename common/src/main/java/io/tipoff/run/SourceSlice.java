package io.tipoff.run;

import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.Objects;

/**
 * What a source has for a slate, as recorded when it was archived: the level behind {@code
 * SourceFetched}. Load tasks declare it as input with the source's name as writer.
 *
 * @param artefact {@code archive.<kind>}, such as {@code archive.player_box}
 * @param source name of the source, such as {@code season-files}
 * @param digest digest of the slate's part of the payload; its version
 * @param payloadSha256 archived payload that holds it
 * @param items rows or documents in it
 * @param knownAt when it became known
 */
public record SourceSlice(
    String artefact,
    String source,
    Slate slate,
    String digest,
    String payloadSha256,
    long items,
    Instant knownAt) {

  /** What begins the names of artefacts that sources announce, and of no other. */
  public static final String ARCHIVED = "archive.";

  public SourceSlice {
    Objects.requireNonNull(artefact, "artefact");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(slate, "slate");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(payloadSha256, "payloadSha256");
    Objects.requireNonNull(knownAt, "knownAt");
  }
}
