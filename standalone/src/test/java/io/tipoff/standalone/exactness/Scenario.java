package io.tipoff.standalone.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.archive.Archive;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.Operator;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Backfill;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayJournal;
import io.tipoff.standalone.SeasonDates;
import io.tipoff.standalone.backup.Rebuild;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One replay in this application, disturbed as its settings say, and how it ends. Called from
 * outside the application's class loader: nothing but types of the JDK goes out.
 */
@Singleton
class Scenario implements Callable<Map<String, String>> {

  static final String LEAGUE = "tipoff.exactness.league";
  static final String LINE = "tipoff.exactness.line";
  static final String SEED = "tipoff.exactness.seed";
  static final String CRASH_ROUNDS = "tipoff.exactness.crash-rounds";
  static final String BACKFILLS = "tipoff.exactness.backfills";
  static final String CORRECTED = "tipoff.exactness.corrected";
  static final String FIRST_UNTIL = "tipoff.exactness.first-until";
  static final String THEN_UNTIL = "tipoff.exactness.then-until";
  static final String REBUILDS = "tipoff.exactness.rebuilds";
  static final String QUIET_RUNS = "tipoff.exactness.quiet-runs";

  /** Key of the steps at which the process died; all else must be equal. */
  static final String CRASHED_AT = "crashed at";

  private static final String SEASON = "2024-25";
  private static final String HISTORY = "2023-24";

  private final SeasonFileSource source;
  private final SourceAnnouncer announcer;
  private final Kernel kernel;
  private final CrashingReplay crashing;
  private final EndState end;
  private final Backfill backfill;
  private final ReplayJournal journal;
  private final Archive archive;
  private final Path league;
  private final boolean backfills;
  private final Optional<Path> corrected;
  private final Optional<LocalDate> firstUntil;
  private final Optional<LocalDate> thenUntil;
  private final boolean rebuilds;
  private final List<Crash> crashes;

  Scenario(
      SeasonFileSource source,
      SourceAnnouncer announcer,
      Kernel kernel,
      CrashingReplay crashing,
      EndState end,
      Backfill backfill,
      ReplayJournal journal,
      Archive archive,
      @ConfigProperty(name = LEAGUE) Path league,
      @ConfigProperty(name = BACKFILLS, defaultValue = "false") boolean backfills,
      @ConfigProperty(name = CORRECTED) Optional<Path> corrected,
      @ConfigProperty(name = FIRST_UNTIL) Optional<LocalDate> firstUntil,
      @ConfigProperty(name = THEN_UNTIL) Optional<LocalDate> thenUntil,
      @ConfigProperty(name = REBUILDS, defaultValue = "false") boolean rebuilds,
      @ConfigProperty(name = SEED, defaultValue = "1") long seed,
      @ConfigProperty(name = CRASH_ROUNDS, defaultValue = "0") int rounds,
      @ConfigProperty(name = QUIET_RUNS, defaultValue = "1000") int quietRuns) {
    this.source = source;
    this.announcer = announcer;
    this.kernel = kernel;
    this.crashing = crashing;
    this.end = end;
    this.backfill = backfill;
    this.journal = journal;
    this.archive = archive;
    this.league = league;
    this.backfills = backfills;
    this.corrected = corrected;
    this.firstUntil = firstUntil;
    this.thenUntil = thenUntil;
    this.rebuilds = rebuilds;
    this.crashes = Crash.plan(seed, rounds, quietRuns);
  }

  @Override
  public Map<String, String> call() {
    if (backfills) {
      replayHalfAndBackfillTheRest();
      return end.await();
    }
    if (corrected.isPresent()) {
      replayThenReplayCorrectedAndBackfillWhatWasHistory();
      return end.await();
    }
    if (rebuilds) {
      assertThat(Rebuild.run(replay(), backfill, ReplayJournal.read(archive), progress -> {}))
          .isEmpty();
      return end.await();
    }
    Replay.Request request =
        new Replay.Request(
            league, List.of(SEASON), LocalDate.EPOCH, LocalDate.of(9999, 1, 1), true);
    Replay.Outcome outcome =
        crashes.isEmpty() ? replay().run(request, progress -> {}) : crashing.run(request, crashes);
    Map<String, String> found = new TreeMap<>(end.await());
    found.put("outcome", outcome.toString());
    if (!crashes.isEmpty()) {
      found.put(CRASHED_AT, crashes.stream().map(Crash::step).toList().toString());
    }
    return found;
  }

  private Replay replay() {
    return new Replay(source, announcer, kernel, journal);
  }

  private void replayThenReplayCorrectedAndBackfillWhatWasHistory() {
    replay().run(request(league, firstUntil.orElseThrow()), progress -> {});
    kernel.parts().clock().goLive(); // as in a process of its own
    replay().run(request(corrected.orElseThrow(), thenUntil.orElseThrow()), progress -> {});
    kernel.parts().clock().goLive();
    SeasonDates history = SeasonDates.of(HISTORY);
    backfill.run(
        backfill.slates(history.first(), history.last()),
        new Operator("ann", "a test"),
        slate -> {});
  }

  private static Replay.Request request(Path files, LocalDate until) {
    return new Replay.Request(files, List.of(SEASON), LocalDate.EPOCH, until, true);
  }

  private void replayHalfAndBackfillTheRest() {
    List<SourceSlice> slices = source.archive(league, List.of(SEASON)).slices();
    List<LocalDate> dates =
        slices.stream().map(slice -> slice.slate().date()).distinct().sorted().toList();
    LocalDate half = dates.get(dates.size() / 2);
    Replay.Request first =
        new Replay.Request(league, List.of(SEASON), LocalDate.EPOCH, half.minusDays(1), true);
    replay().run(first, progress -> {});
    announcer.announce(slices).await().atMost(Duration.ofMinutes(1));
    kernel.parts().clock().goLive(); // as in a process of its own
    List<Slate> rest = backfill.slates(half, dates.getLast());
    assertThat(backfill.rehearse(rest)).allMatch(stand -> stand.due() > 0 && stand.blocked() == 0);
    assertThat(backfill.run(rest, new Operator("ann", "a test"), slate -> {}))
        .hasSameSizeAs(rest)
        .allMatch(stand -> stand.due() == 0 && stand.done() > 0);
  }
}
