package io.tipoff.ingest.fact;

import io.tipoff.run.SourceSlice;
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

  /** As the ledger names it, such as {@code archive.player_box}. */
  public String qualifiedName() {
    return SourceSlice.ARCHIVED + name().toLowerCase(Locale.ROOT);
  }
}
