package io.tipoff.ingest.season;

import io.tipoff.archive.Archive;
import io.tipoff.run.SourceSlice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One season's files of a directory, received at one instant. */
final class Receipt {

  private final Archive archive;
  private final SeasonStore store;
  private final SeasonDirectory directory;
  private final String season;
  private final Instant now;
  private final SortedMap<String, SeasonManifest.File> files = new TreeMap<>();
  private final Set<SeasonFileKind> lost = EnumSet.noneOf(SeasonFileKind.class);
  private final List<Problem> problems = new ArrayList<>();
  private final List<SourceSlice> slices = new ArrayList<>();

  Receipt(
      Archive archive, SeasonStore store, SeasonDirectory directory, String season, Instant now) {
    this.archive = archive;
    this.store = store;
    this.directory = directory;
    this.season = season;
    this.now = now;
  }

  List<SourceSlice> slices() {
    return slices;
  }

  List<Problem> problems() {
    return problems;
  }

  void receive() {
    Optional<SeasonManifest> earlier = store.latest(season);
    for (SeasonFileKind kind : SeasonFileKind.values()) {
      Optional<String> name = directory.file(kind, season);
      if (name.isEmpty()) {
        absent(kind).ifPresent(problems::add);
        if (kind.isRequired()) {
          lost.add(kind);
        }
      } else if (!keep(kind.id(), name.get())) {
        lost.add(kind);
      }
    }
    boolean referencesSound = true;
    for (String kind : List.of(References.TEAMS, References.PLAYER_IDS)) {
      referencesSound &= directory.file(kind).map(name -> keep(kind, name)).orElse(true);
    }
    if (!referencesSound) {
      return;
    }
    try {
      Season read = store.read(season, files);
      problems.addAll(read.problems());
      lost.addAll(read.broken());
      read.broken().forEach(kind -> files.remove(kind.id()));
      boolean older = earlier.map(this::fillFrom).orElse(false);
      announce(older ? store.read(season, files) : read, earlier);
    } catch (BadFileException e) {
      problems.addFirst(e.problem());
    }
  }

  /** Takes what is absent or broken now from what was received before. */
  private boolean fillFrom(SeasonManifest earlier) {
    boolean filled = false;
    for (var file : earlier.files().entrySet()) {
      filled |= files.putIfAbsent(file.getKey(), file.getValue()) == null;
    }
    return filled;
  }

  private boolean keep(String kind, String name) {
    try {
      SourceFile file = directory.read(name);
      Archive.Entry entry = archive.put(SeasonFileSource.NAME, kind, season, now, file.bytes());
      files.put(kind, SeasonManifest.File.of(name, entry));
      return true;
    } catch (BadFileException e) {
      problems.add(e.problem());
      return false;
    }
  }

  /** Injury reports are told of by what they make known, not by their absence. */
  private Optional<Problem> absent(SeasonFileKind kind) {
    String name = kind.id() + "_" + season + ".csv.gz";
    return switch (kind) {
      case SCHEDULE, GAME_ODDS, PLAYER_BOX ->
          Optional.of(
              Problem.ofFile(
                  Problem.Kind.MISSING_FILE,
                  name,
                  "the file is not in the directory.",
                  "Put it there; docs/season-files.md tells its format."));
      case PROP_LINES ->
          Optional.of(
              Problem.ofFile(
                  Problem.Kind.NO_QUOTES,
                  name,
                  "the season has no quotes.",
                  "Nothing needs to be done if none were collected."));
      case INJURIES -> Optional.empty();
    };
  }

  private void announce(Season read, Optional<SeasonManifest> earlier) {
    if (read.slates().isEmpty()) {
      return;
    }
    SeasonManifest manifest =
        new SeasonManifest(
            season,
            now.toString(),
            read.slates().firstKey().toString(),
            read.slates().lastKey().toString(),
            files);
    if (!earlier.map(SeasonManifest::files).equals(Optional.of(manifest.files()))) {
      Archive.Entry entry =
          archive.put(SeasonFileSource.NAME, SeasonManifest.KIND, season, now, manifest.bytes());
      if (earlier.isEmpty()) {
        store.keep(season, entry, read);
      }
    }
    slices.addAll(new SeasonSlices(read, files, lost).all());
  }
}
