package io.tipoff.ingest.fact;

import io.tipoff.slate.Slate;
import java.util.List;
import java.util.Optional;

/** A source whose payloads are in the archive, as the load tasks see it. */
public interface SlateSource {

  /** Its name in the archive and the ledger, such as {@code season-files}. */
  String name();

  /**
   * Everything it has told of a slate so far, each fact with the instant at which it became known.
   * Blocks; the first call for a season takes up to a second.
   *
   * @return empty if the archive has nothing of the slate's season or date
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if an archived payload is missing, altered
   *     or cannot be read
   */
  Optional<SlateFacts> facts(Slate slate);

  /**
   * The games of the {@value ScheduleAhead#DAYS} days after a slate's that it had announced by the
   * slate's end, in the order of their dates, none of a source that knows of no games; fails as
   * {@link #facts} does.
   */
  default List<Known<AnnouncedGame>> ahead(Slate slate) {
    return List.of();
  }
}
