package io.tipoff.ingest.fact;

import io.tipoff.slate.Slate;
import java.util.List;

/** A source that tells of games, each with the league's own id. */
public interface GameSource extends SlateSource {

  @Override
  List<Known<AnnouncedGame>> ahead(Slate slate);
}
