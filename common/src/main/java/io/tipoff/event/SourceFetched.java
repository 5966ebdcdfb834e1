package io.tipoff.event;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.tipoff.digest.Digests;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;

/**
 * A source's part of a slate is in the archive and recorded in the ledger.
 *
 * @param source kebab-case name of the source, such as {@code season-files}
 * @param artefact {@code archive.<kind>}, such as {@code archive.player_box}
 * @param version digest of the slate's part of the payload; 64 hex digits
 * @param items rows or documents in it
 * @param knownAt when it became known, on the slate clock
 */
public record SourceFetched(
    @JsonPropertyDescription("Kebab-case name of the source.") String source,
    @JsonPropertyDescription("What was fetched, such as archive.player_box.") String artefact,
    @JsonPropertyDescription("Slate it belongs to.") Slate slate,
    @JsonPropertyDescription("SHA-256 of the slate's part of the payload.") String version,
    @JsonPropertyDescription("Rows or documents in it.") long items,
    @JsonPropertyDescription("When it became known.") Instant knownAt)
    implements TipoffEvent {

  public SourceFetched {
    String event = "SourceFetched";
    Checks.matching(source, Checks.NAME, event, "source");
    Checks.matching(artefact, Checks.ARTEFACT, event, "artefact");
    Checks.present(slate, event, "slate");
    Checks.matching(version, Checks.DIGEST, event, "version");
    Checks.notNegative(items, event, "items");
    Checks.present(knownAt, event, "knownAt");
  }

  @Override
  public Phase phase() {
    return Phase.INGEST;
  }

  @Override
  public String topic() {
    return Phase.INGEST.topic();
  }

  @Override
  public String key() {
    return slate.toString();
  }

  @Override
  public String id() {
    return Digests.sha256(String.join("|", slate.toString(), source, artefact, version));
  }
}
