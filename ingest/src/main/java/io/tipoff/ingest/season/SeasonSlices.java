package io.tipoff.ingest.season;

import io.tipoff.digest.Digests;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is told of a season's slates.
 *
 * @param files those that make up the season, by kind
 * @param lost kinds of which nothing is told, unless there is a file of them
 */
record SeasonSlices(
    Season season, Map<String, SeasonManifest.File> files, Set<SeasonFileKind> lost) {

  List<SourceSlice> all() {
    List<SourceSlice> slices = new ArrayList<>();
    for (SlateFacts facts : season.slates().values()) {
      for (Artefact artefact : Artefact.values()) {
        SeasonFileKind kind = SeasonFileKind.of(artefact);
        if (!lost.contains(kind) || files.containsKey(kind.id())) {
          slices.add(slice(facts, artefact));
        }
      }
    }
    return slices;
  }

  private SourceSlice slice(SlateFacts facts, Artefact artefact) {
    LocalDate date = facts.date();
    Slate slate = Slate.nba(date);
    SeasonManifest.File file = files.get(SeasonFileKind.of(artefact).id());
    SliceDigest digest =
        season.digest(artefact, date).orElseGet(() -> new SliceDigest(Digests.sha256(""), 0));
    return new SourceSlice(
        artefact.qualifiedName(),
        SeasonFileSource.NAME,
        slate,
        digest.digest(),
        file == null ? Digests.sha256("") : file.sha256(),
        digest.items(),
        knownAt(facts, artefact, season.ahead(slate)));
  }

  /** Latest of the facts; of no facts, noon of the date. */
  private static Instant knownAt(
      SlateFacts facts, Artefact artefact, List<Known<AnnouncedGame>> ahead) {
    List<? extends Known<?>> known =
        switch (artefact) {
          case SCHEDULE -> facts.games();
          case SCHEDULE_AHEAD -> ahead;
          case GAME_ODDS -> facts.odds();
          case PROP_LINES -> facts.quotes();
          case INJURIES -> facts.injuries();
          case PLAYER_BOX -> facts.boxes();
          case GAME_RESULTS -> facts.results();
        };
    return known.stream()
        .<Instant>map(Known::knownAt)
        .max(Instant::compareTo)
        .orElseGet(() -> LeagueTime.noon(facts.date()));
  }
}
