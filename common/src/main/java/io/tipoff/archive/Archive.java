package io.tipoff.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Write-once store of bytes exactly as received, addressed by source, kind, scope and time, and
 * identified by SHA-256. Writing is atomic; reading verifies the digest. Calls block.
 */
public interface Archive {

  /**
   * Keeps bytes. Where the address holds these very bytes as its latest entry at {@code
   * receivedAt}, nothing changes and that entry is given: its instant tells since when they are
   * known.
   *
   * @param source where they come from, such as {@code season-files}
   * @param kind what they are, such as {@code player_box}
   * @param scope season or slate they belong to, such as {@code 2024-25} or {@code nba/2025-01-15}
   * @param receivedAt instant on the slate clock
   * @throws io.tipoff.failure.TipoffException CONFIGURATION if the store may not be written,
   *     TRANSIENT if it cannot be at present, BAD_INPUT if it holds other bytes under their digest
   */
  Entry put(String source, String kind, String scope, Instant receivedAt, byte[] bytes);

  /**
   * The bytes of an entry.
   *
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if they are missing or their digest is not
   *     the entry's
   */
  byte[] read(Entry entry);

  /** Entries of an address, oldest first. */
  List<Entry> list(String source, String kind, String scope);

  /** Entries of all scopes that a source has of a kind, oldest first. */
  List<Entry> all(String source, String kind);

  /** The latest entry of an address. */
  default Optional<Entry> latest(String source, String kind, String scope) {
    List<Entry> entries = list(source, kind, scope);
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
  }

  /**
   * An archived payload.
   *
   * @param sha256 lower-case hex digest of the bytes
   * @param size bytes
   */
  record Entry(
      String source, String kind, String scope, Instant receivedAt, String sha256, long size) {}
}
