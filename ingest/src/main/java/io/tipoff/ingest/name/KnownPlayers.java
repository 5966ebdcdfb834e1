package io.tipoff.ingest.name;

import java.time.LocalDate;

/** The players that the archive knows of. */
public interface KnownPlayers {

  /** Those of the season of a date; nobody if no season was archived. */
  PlayerDirectory on(LocalDate date);
}
