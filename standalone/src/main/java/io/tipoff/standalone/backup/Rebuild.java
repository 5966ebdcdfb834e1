package io.tipoff.standalone.backup;

import io.tipoff.archive.Archive;
import io.tipoff.archive.FileArchive;
import io.tipoff.dispatch.ArchivedLiveOutputs;
import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.Engines;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.standalone.Backfill;
import io.tipoff.standalone.LiveSlates;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayJournal;
import io.tipoff.standalone.Standalone;
import io.tipoff.standalone.StoreDigests;
import io.tipoff.standalone.Unfinished;
import io.tipoff.time.OperationalClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Builds ledger, warehouse and exports again from the archive: withholds what somebody withheld,
 * takes our live records as they are, does once more, in its order and from what the archive then
 * held, all that its journal says was replayed or backfilled, and lets the live slates follow.
 */
public final class Rebuild implements Standalone.Work {

  private static final String COMMAND = "tipoff rebuild";
  private static final List<String> DERIVED =
      List.of("kafka", "postgres/data", "postgres/initialised", "warehouse", "exports");

  private final List<ReplayJournal.Entry> journal;
  private Consumer<Replay.Progress> progress = told -> {};
  private Optional<Path> aside = Optional.empty();
  private Optional<Result> result = Optional.empty();

  /**
   * What is there again.
   *
   * @param steps replays and backfills that were done once more
   * @param records live outputs that were taken as they were
   * @param halts halts and resumes that hold again
   * @param blocked what did not run in the last of them and of the live slates, with the reasons,
   *     by scope
   */
  public record Result(
      int steps,
      int records,
      int halts,
      SortedMap<String, String> digests,
      Map<String, List<String>> blocked) {}

  /** As {@link Result}, without digests. */
  public record Outcome(int records, int halts, Map<String, List<String>> blocked) {}

  /**
   * @throws TipoffException BAD_INPUT if the data directory's archive tells of no replay and has no
   *     live record, or if it cannot be read; CONFIGURATION if some store lies elsewhere
   */
  public Rebuild(Path dataDirectory) {
    OwnStores.require();
    Archive archive = new FileArchive(dataDirectory.resolve("archive"));
    this.journal = ReplayJournal.read(archive);
    if (journal.isEmpty() && ArchivedLiveOutputs.all(archive).isEmpty()) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "the archive in " + dataDirectory + " tells of no replay and has no live record",
          "Name the data directory with --data-dir; if its archive is lost, restore a backup.");
    }
  }

  /** Tells how far each replay is. */
  public void tell(Consumer<Replay.Progress> listener) {
    progress = listener;
  }

  /**
   * The prediction systems that ran.
   *
   * @throws TipoffException CONFIGURATION if they were not the same each time, or nothing was
   *     replayed
   */
  public String systems() {
    List<String> all =
        journal.stream().map(entry -> String.join(",", entry.systems())).distinct().toList();
    if (all.size() != 1) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          all.isEmpty()
              ? "nothing was replayed, which would tell the systems"
              : "replays ran with different systems: " + String.join("; ", all),
          "Say with --systems which are to run in all of them.");
    }
    return all.getFirst();
  }

  @Override
  public void before(DataDirectory directory) {
    Path root = directory.root();
    Unfinished.refuseAllBut(root, COMMAND);
    Engines.endLeftovers(directory);
    Unfinished.begin(root, COMMAND);
    try {
      aside = Optional.of(PutAside.move(root, "rebuild", DERIVED));
      for (Path store :
          List.of(
              directory.kafka(),
              directory.postgres(),
              directory.warehouse(),
              directory.exports())) {
        Files.createDirectories(store);
      }
    } catch (IOException e) {
      throw Folders.unusable(root, e);
    }
  }

  @Override
  public int run(Standalone.Services services) {
    Outcome outcome =
        run(
            Replay.of(services),
            services.get(Backfill.class),
            services.get(LiveSlates.class),
            services.get(OperationalClock.class).now(),
            journal,
            progress);
    result =
        Optional.of(
            new Result(
                journal.size(),
                outcome.records(),
                outcome.halts(),
                new TreeMap<>(services.get(StoreDigests.class).of(services.directory().exports())),
                outcome.blocked()));
    return 0;
  }

  /**
   * Does it on stores that are empty.
   *
   * @param now until when live slates are brought; whoever serves goes on from there
   */
  public static Outcome run(
      Replay replay,
      Backfill backfill,
      LiveSlates live,
      Instant now,
      List<ReplayJournal.Entry> journal,
      Consumer<Replay.Progress> progress) {
    LiveSlates.BroughtBack back = live.bringBack();
    Map<String, List<String>> blocked = new TreeMap<>();
    for (ReplayJournal.Entry entry : journal) {
      if (entry.isBackfill()) {
        backfill.repeat(entry, settled -> {});
      } else {
        blocked.clear();
        blocked.putAll(replay.repeat(entry, progress).blocked());
      }
    }
    blocked.putAll(Replay.blocked(live.goOn(back.slates(), now)));
    return new Outcome(back.records(), back.halts(), blocked);
  }

  @Override
  public void after(DataDirectory directory) {
    result.ifPresent(done -> Unfinished.end(directory.root()));
  }

  /** Where the stores of before are. */
  public Optional<Path> aside() {
    return aside;
  }

  /** What is there again; empty if it was stopped before. */
  public Optional<Result> result() {
    return result;
  }
}
