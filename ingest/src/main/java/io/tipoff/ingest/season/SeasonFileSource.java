package io.tipoff.ingest.season;

import io.tipoff.archive.Archive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.GameSource;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.SeasonLabel;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.name.KnownPlayers;
import io.tipoff.ingest.name.NameAliases;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The source that reads a directory of season files. Each file is archived once, whole; a slate's
 * slice names the file's digest.
 */
@Singleton
public final class SeasonFileSource implements GameSource, KnownPlayers {

  /** Name of the source in the archive and in the ledger. */
  public static final String NAME = "season-files";

  private final Archive archive;
  private final SlateClock clock;
  private final SeasonStore store;

  public SeasonFileSource(Archive archive, SlateClock clock) {
    this.archive = archive;
    this.clock = clock;
    this.store = new SeasonStore(archive);
  }

  /**
   * What a directory had.
   *
   * @param slices one per artefact and slate; none of an artefact whose file cannot be used, so
   *     that its gate waits and says so
   * @param problems of files and rows, in the order of the seasons, each season's errors first
   */
  public record Announcement(List<SourceSlice> slices, List<Problem> problems) {
    public Announcement {
      slices = List.copyOf(slices);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Seasons of which a directory has any file, oldest first.
   *
   * @throws TipoffException BAD_INPUT if the directory cannot be read or has no season file
   */
  public static List<String> seasons(Path directory) {
    return new SeasonDirectory(directory).seasons();
  }

  /**
   * Archives the files of some seasons and tells what they have for each slate. Files that were
   * archived before and have not changed are left as they are; what a file that is now absent or
   * broken told before stays told.
   *
   * @param seasons labels such as {@code 2024-25}
   * @throws TipoffException BAD_INPUT if the directory cannot be read or lacks a season altogether;
   *     TRANSIENT if the archive cannot be written
   */
  public Announcement archive(Path directory, List<String> seasons) {
    SeasonDirectory files = new SeasonDirectory(directory);
    List<SourceSlice> slices = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String season : seasons) {
      if (!files.seasons().contains(season)) {
        throw new TipoffException(
            FailureCategory.BAD_INPUT,
            "the directory " + directory + " has no file of season " + season,
            "It has files of " + files.seasons() + ".");
      }
      Receipt receipt = new Receipt(archive, store, files, season, clock.now());
      receipt.receive();
      slices.addAll(receipt.slices());
      problems.addAll(receipt.problems());
    }
    return new Announcement(slices, problems);
  }

  /**
   * What was last received of some seasons: while these digests are the same, so is all that is
   * told of the seasons. Those of which nothing sound was ever received are absent.
   */
  public SortedMap<String, String> receipts(List<String> seasons) {
    SortedMap<String, String> receipts = new TreeMap<>();
    seasons.forEach(
        season -> store.receipt(season).ifPresent(digest -> receipts.put(season, digest)));
    return receipts;
  }

  /**
   * Shows seasons as they stood by these receipts, from here on, and tells again what was told of
   * them then: all that a replay of that time read, whatever was received since.
   *
   * @param receipts as {@link #receipts} gave them
   * @throws TipoffException BAD_INPUT if the archive does not have them whole
   */
  public List<SourceSlice> recall(SortedMap<String, String> receipts) {
    List<SourceSlice> slices = new ArrayList<>();
    receipts.forEach((season, receipt) -> slices.addAll(store.recall(season, receipt)));
    return slices;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<SlateFacts> facts(Slate slate) {
    return store.on(slate.date()).flatMap(season -> season.on(slate.date()));
  }

  @Override
  public PlayerDirectory on(LocalDate date) {
    return SeasonLabel.around(date).reversed().stream()
        .flatMap(label -> store.season(label).stream())
        .findFirst()
        .map(Season::players)
        .orElseGet(() -> new PlayerDirectory(NameAliases.standard()));
  }

  @Override
  public List<Known<AnnouncedGame>> ahead(Slate slate) {
    return store.on(slate.date()).map(season -> season.ahead(slate)).orElse(List.of());
  }
}
