package io.tipoff.ingest.fact;

import io.tipoff.archive.Archive;
import io.tipoff.digest.Digests;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import java.util.Locale;

/** What a source announces of a slate. */
public enum Artefact {
  SCHEDULE,
  /** Games announced for the days after the slate's. */
  SCHEDULE_AHEAD,
  GAME_ODDS,
  PROP_LINES,
  /** What reports say of players before their games. */
  INJURIES,
  PLAYER_BOX,
  /** Final scores. */
  GAME_RESULTS;

  /** Whether it tells what came of the games, so that nothing of their own day may rest on it. */
  public boolean tellsOutcomes() {
    return switch (this) {
      case PLAYER_BOX, GAME_RESULTS -> true;
      case SCHEDULE, SCHEDULE_AHEAD, GAME_ODDS, PROP_LINES, INJURIES -> false;
    };
  }

  /** As the ledger names it, such as {@code archive.player_box}. */
  public String qualifiedName() {
    return SourceSlice.ARCHIVED + name().toLowerCase(Locale.ROOT);
  }

  /**
   * What a source has of it.
   *
   * @param content all that it tells; another text is another version
   * @param items how many facts that are
   * @param latest payload that told last
   */
  public SourceSlice slice(
      String source, Slate slate, String content, int items, Archive.Entry latest) {
    return new SourceSlice(
        qualifiedName(),
        source,
        slate,
        Digests.sha256(content),
        latest.sha256(),
        items,
        latest.receivedAt());
  }
}
