package io.tipoff.standalone;

import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.Look;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.season.Problem;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Replays slates of an archive directory through all phases, earlier ones as history only. */
public final class Replay {

  /** What earlier slates need so that later ones have history to read and to train on. */
  private static final Set<Phase> HISTORY =
      EnumSet.of(Phase.INGEST, Phase.TRANSFORM, Phase.FEATURES);

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SeasonFileSource source;
  private final Walk walk;
  private final Optional<ReplayJournal> journal;

  private Replay(SeasonFileSource source, Walk walk, Optional<ReplayJournal> journal) {
    this.source = source;
    this.walk = walk;
    this.journal = journal;
  }

  /** One that nobody need be able to do again. */
  Replay(SeasonFileSource source, Walk walk) {
    this(source, walk, Optional.empty());
  }

  public Replay(
      SeasonFileSource source, SourceAnnouncer announcer, Kernel kernel, ReplayJournal journal) {
    this(
        source,
        (slices, allowed, settled) -> {
          announcer.announce(slices).await().atMost(PATIENCE);
          kernel.replay().run(slates(slices), allowed, settled);
        },
        Optional.of(journal));
  }

  public static Replay of(Standalone.Services services) {
    return new Replay(
        services.get(SeasonFileSource.class),
        services.get(SourceAnnouncer.class),
        services.get(Kernel.class),
        services.get(ReplayJournal.class));
  }

  /** What brings slates through their phases, once the source has said what there is. */
  @FunctionalInterface
  interface Walk {

    /**
     * Blocks until all slates are through.
     *
     * @param allowed which phases run on which slates
     * @param settled told each look after which a slate stood still
     */
    void run(List<SourceSlice> slices, BiPredicate<Slate, Phase> allowed, Consumer<Look> settled);
  }

  /**
   * What to replay.
   *
   * @param archive directory of season files
   * @param seasons seasons to replay; earlier ones of the directory become history
   * @param from first date to replay with all phases
   * @param to last date to replay
   * @param history whether earlier seasons of the directory are loaded too
   */
  public record Request(
      Path archive, List<String> seasons, LocalDate from, LocalDate to, boolean history) {}

  /**
   * How far it is.
   *
   * @param settled slates that are through, of {@code slates}
   */
  public record Progress(int settled, int slates, Slate slate) {}

  /**
   * How it ended.
   *
   * @param slates slates replayed with all phases
   * @param history slates loaded as history
   * @param problems what the source says of its files, notes too
   * @param blocked what did not run, with the reasons, by scope
   */
  public record Outcome(
      int slates, int history, List<Problem> problems, Map<String, List<String>> blocked) {

    /** Whether something is blocked, left out or doubtful. */
    public boolean isIncomplete() {
      return !blocked.isEmpty()
          || problems.stream()
              .anyMatch(problem -> problem.kind().severity() != Problem.Severity.NOTE);
    }
  }

  /**
   * What of a request can be checked before anything is started.
   *
   * @throws TipoffException CONFIGURATION if the directory has no such season or {@code from} lies
   *     after {@code to}; BAD_INPUT if the directory cannot be read
   */
  public static void check(Request request) {
    if (request.from().isAfter(request.to())) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "--from " + request.from() + " lies after --to " + request.to(),
          "Give the earlier date with --from.");
    }
    seasons(request);
  }

  /**
   * Runs it to its end.
   *
   * @throws TipoffException CONFIGURATION if the directory has no such season or no such dates;
   *     BAD_INPUT if it cannot be read, or none of the season's files can
   */
  public Outcome run(Request request, Consumer<Progress> progress) {
    List<String> seasons = seasons(request);
    SeasonFileSource.Announcement announcement = source.archive(request.archive(), seasons);
    Set<Slate> wanted = wanted(request, announcement);
    journal.ifPresent(book -> book.replayed(request, source.receipts(loaded(announcement))));
    return run(announcement, request.to(), wanted, progress);
  }

  /**
   * Does once more what was done once, from what the archive then held.
   *
   * @throws TipoffException BAD_INPUT if the archive does not have it whole
   */
  public Outcome repeat(ReplayJournal.Entry entry, Consumer<Progress> progress) {
    SeasonFileSource.Announcement announcement =
        new SeasonFileSource.Announcement(source.recall(entry.receipts()), List.of());
    Set<Slate> wanted = played(entry.seasons(), announcement);
    wanted.removeIf(
        slate -> slate.date().isBefore(entry.from()) || slate.date().isAfter(entry.to()));
    return run(announcement, entry.to(), wanted, progress);
  }

  private static List<String> loaded(SeasonFileSource.Announcement announcement) {
    return announcement.slices().stream()
        .map(slice -> SeasonDates.label(slice.slate().date()))
        .distinct()
        .toList();
  }

  private Outcome run(
      SeasonFileSource.Announcement announcement,
      LocalDate to,
      Set<Slate> wanted,
      Consumer<Progress> progress) {
    List<SourceSlice> slices =
        announcement.slices().stream().filter(slice -> !slice.slate().date().isAfter(to)).toList();
    int slates = slates(slices).size();
    Map<Slate, Look> last = new LinkedHashMap<>();
    walk.run(
        slices,
        (slate, phase) -> wanted.contains(slate) || HISTORY.contains(phase),
        look -> {
          last.put(look.slate(), look);
          progress.accept(new Progress(last.size(), slates, look.slate()));
        });
    return new Outcome(
        wanted.size(), slates - wanted.size(), announcement.problems(), blocked(last.values()));
  }

  private static List<Slate> slates(List<SourceSlice> slices) {
    return slices.stream().map(SourceSlice::slate).distinct().sorted().toList();
  }

  private static List<String> seasons(Request request) {
    List<String> found = SeasonFileSource.seasons(request.archive());
    for (String season : request.seasons()) {
      if (!found.contains(season)) {
        throw new TipoffException(
            FailureCategory.CONFIGURATION,
            "there is no season "
                + season
                + " in "
                + request.archive()
                + "; it has "
                + String.join(", ", found),
            "Name one that it has, or point --archive at the directory that holds it.");
      }
    }
    if (!request.history()) {
      return request.seasons();
    }
    String last = request.seasons().stream().max(String::compareTo).orElseThrow();
    return found.stream().filter(season -> season.compareTo(last) <= 0).toList();
  }

  private static Set<Slate> wanted(Request request, SeasonFileSource.Announcement announcement) {
    NavigableSet<Slate> played = played(request.seasons(), announcement);
    Set<Slate> wanted = new HashSet<>(played);
    wanted.removeIf(
        slate -> slate.date().isBefore(request.from()) || slate.date().isAfter(request.to()));
    if (wanted.isEmpty()) {
      throw played.isEmpty() ? nothingUsable(request, announcement) : noSuchDates(request, played);
    }
    return wanted;
  }

  private static NavigableSet<Slate> played(
      List<String> seasons, SeasonFileSource.Announcement announcement) {
    NavigableSet<Slate> played = new TreeSet<>();
    for (SourceSlice slice : announcement.slices()) {
      if (seasons.contains(SeasonDates.label(slice.slate().date()))) {
        played.add(slice.slate());
      }
    }
    return played;
  }

  private static TipoffException nothingUsable(
      Request request, SeasonFileSource.Announcement announcement) {
    String why =
        announcement.problems().stream()
            .filter(problem -> problem.kind().isError())
            .map(Problem::toString)
            .collect(Collectors.joining(" "));
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        "no game of " + request.seasons() + " in " + request.archive() + " can be read. " + why,
        "Mend the files, then replay again.");
  }

  private static TipoffException noSuchDates(Request request, NavigableSet<Slate> played) {
    return new TipoffException(
        FailureCategory.CONFIGURATION,
        "the slates of "
            + String.join(", ", request.seasons())
            + " lie between "
            + played.first().date()
            + " and "
            + played.last().date()
            + "; none is within --from "
            + request.from()
            + " and --to "
            + request.to(),
        "Widen --from and --to, or name another season.");
  }

  /** What did not run, with the reasons, by scope. */
  public static Map<String, List<String>> blocked(Collection<Look> last) {
    Map<String, List<String>> blocked = new TreeMap<>();
    for (Look look : last) {
      for (ScopeDecision.Block block : look.blocked()) {
        blocked
            .computeIfAbsent(block.scope().key(), key -> new ArrayList<>())
            .addAll(block.reasons());
      }
    }
    return blocked;
  }
}
