package io.tipoff.ingest.season;

import io.tipoff.archive.Archive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.SeasonLabel;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.run.SourceSlice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Seasons read from the archive. The last few read stay in memory; the rest are read again when
 * asked for.
 */
final class SeasonStore {

  private static final int KEPT = 5;

  private final Archive archive;
  private final Map<String, SeasonManifest> manifests = new HashMap<>();
  private final Map<String, Read> kept = new LinkedHashMap<>(8, 0.75f, true);
  private final Map<String, String> shownUntil = new HashMap<>();

  /**
   * @param manifest digest of the manifest it was read by
   */
  private record Read(String manifest, Season season) {}

  SeasonStore(Archive archive) {
    this.archive = archive;
  }

  /** Latest manifest of a season. */
  Optional<SeasonManifest> latest(String season) {
    List<Archive.Entry> entries = entries(season);
    return entries.isEmpty() ? Optional.empty() : Optional.of(manifest(entries.getLast()));
  }

  /** The season that a date belongs to, if it was archived. */
  synchronized Optional<Season> on(LocalDate date) {
    for (String label : SeasonLabel.around(date)) {
      List<Archive.Entry> entries = entries(label);
      if (!entries.isEmpty() && manifest(entries.getLast()).covers(date)) {
        return Optional.of(season(label, entries));
      }
    }
    return Optional.empty();
  }

  /** The season as its latest manifest says, each fact known since it was first received. */
  synchronized Optional<Season> season(String label) {
    List<Archive.Entry> entries = entries(label);
    return entries.isEmpty() ? Optional.empty() : Optional.of(season(label, entries));
  }

  private Season season(String label, List<Archive.Entry> entries) {
    Read read = kept.get(label);
    if (read == null || !read.manifest().equals(entries.getLast().sha256())) {
      keep(label, entries.getLast(), read(label, entries));
    }
    return kept.get(label).season();
  }

  /** Manifests of a season, as far as they are shown. */
  private synchronized List<Archive.Entry> entries(String season) {
    List<Archive.Entry> all = archive.list(SeasonFileSource.NAME, SeasonManifest.KIND, season);
    String last = shownUntil.get(season);
    if (last == null) {
      return all;
    }
    List<String> digests = all.stream().map(Archive.Entry::sha256).toList();
    return all.subList(0, digests.indexOf(last) + 1);
  }

  /** Digest of the latest manifest of a season. */
  Optional<String> receipt(String season) {
    return entries(season).stream().map(Archive.Entry::sha256).reduce((earlier, last) -> last);
  }

  /**
   * Shows a season as it was received by a manifest, and what is told of its slates by it.
   *
   * @param receipt digest of the manifest
   * @throws TipoffException BAD_INPUT if the archive has no such manifest or cannot give its files
   */
  synchronized List<SourceSlice> recall(String season, String receipt) {
    shownUntil.put(season, receipt);
    List<Archive.Entry> entries = entries(season);
    if (entries.isEmpty()) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "the archive has no receipt " + receipt + " of season files of " + season,
          "Restore the archive from a backup.");
    }
    SeasonManifest manifest = manifest(entries.getLast());
    Season read = read(season, manifest);
    Set<SeasonFileKind> lost = EnumSet.copyOf(List.of(SeasonFileKind.values()));
    lost.removeIf(kind -> !kind.isRequired() && !received(kind, season, manifest.received()));
    return new SeasonSlices(read, manifest.files(), lost).all();
  }

  /** Whether a file of a kind had come by an instant: if no manifest names it, it was broken. */
  private boolean received(SeasonFileKind kind, String season, Instant by) {
    return archive.list(SeasonFileSource.NAME, kind.id(), season).stream()
        .anyMatch(entry -> !entry.receivedAt().isAfter(by));
  }

  private synchronized SeasonManifest manifest(Archive.Entry entry) {
    return manifests.computeIfAbsent(
        entry.sha256(), sha256 -> SeasonManifest.parse(archive.read(entry)));
  }

  /** Keeps a season that was just read by its first manifest. */
  synchronized void keep(String label, Archive.Entry manifest, Season season) {
    kept.put(label, new Read(manifest.sha256(), season));
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private Season read(String label, List<Archive.Entry> entries) {
    Season season = null;
    for (Archive.Entry entry : entries) {
      SeasonManifest manifest = manifest(entry);
      Season received = read(label, manifest);
      season = season == null ? received : correct(received, season, manifest);
    }
    return season;
  }

  private static Season correct(Season received, Season earlier, SeasonManifest manifest) {
    TreeMap<LocalDate, SlateFacts> slates = new TreeMap<>();
    received
        .slates()
        .forEach(
            (date, facts) -> {
              SlateFacts before = earlier.on(date).orElseGet(() -> SlateFacts.none(date));
              slates.put(date, facts.correcting(before, manifest.received()));
            });
    return new Season(
        received.label(),
        slates,
        received.digests(),
        received.players(),
        received.broken(),
        received.problems());
  }

  private Season read(String label, SeasonManifest manifest) {
    try {
      return read(label, manifest.files());
    } catch (BadFileException e) {
      throw e.problem().toFailure();
    }
  }

  /**
   * Reads archived files of a season.
   *
   * @param files by kind
   * @throws BadFileException if its teams or players cannot be read; another broken file is a
   *     problem of the season read
   */
  Season read(String label, SortedMap<String, SeasonManifest.File> files) throws BadFileException {
    Map<SeasonFileKind, SourceFile> sources = new EnumMap<>(SeasonFileKind.class);
    for (SeasonFileKind kind : SeasonFileKind.values()) {
      file(label, files, kind.id()).ifPresent(file -> sources.put(kind, file));
    }
    References references =
        References.read(
            file(label, files, References.TEAMS), file(label, files, References.PLAYER_IDS));
    return SeasonReader.read(label, sources, references);
  }

  private Optional<SourceFile> file(
      String label, SortedMap<String, SeasonManifest.File> files, String kind) {
    return Optional.ofNullable(files.get(kind))
        .map(file -> new SourceFile(file.name(), archive.read(file.entry(kind, label))));
  }
}
