package io.tipoff.ingest.fact;

import io.tipoff.slate.Slate;
import java.util.List;

/** The games that the chosen sources tell of, for whoever tells of a game without its id. */
public interface KnownGames {

  /** Those of a slate, as last told; none if nobody told of it. Blocks. */
  List<AnnouncedGame> on(Slate slate);
}
