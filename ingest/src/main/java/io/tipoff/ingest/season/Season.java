package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.ScheduleAhead;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.slate.Slate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * One season's files, read and set beside each other.
 *
 * @param slates facts by date, of every date that any file names
 * @param digests of the slates' parts of each file, as received
 * @param players whom its lists and box scores name
 * @param broken kinds whose file cannot be used
 * @param problems all that its operator should know, errors first
 */
record Season(
    String label,
    NavigableMap<LocalDate, SlateFacts> slates,
    Map<Artefact, Map<LocalDate, SliceDigest>> digests,
    PlayerDirectory players,
    Set<SeasonFileKind> broken,
    List<Problem> problems) {

  Optional<SlateFacts> on(LocalDate date) {
    return Optional.ofNullable(slates.get(date));
  }

  /** The games that the schedule had announced, by the slate's end, for the days after it. */
  List<Known<AnnouncedGame>> ahead(Slate slate) {
    LocalDate date = slate.date();
    return ScheduleAhead.of(
        slate,
        slates.subMap(date, false, date.plusDays(ScheduleAhead.DAYS), true).values().stream());
  }

  /** The slate's part of a file; empty if the file has no row of the date. */
  Optional<SliceDigest> digest(Artefact artefact, LocalDate date) {
    return Optional.ofNullable(digests.get(artefact).get(date));
  }
}
