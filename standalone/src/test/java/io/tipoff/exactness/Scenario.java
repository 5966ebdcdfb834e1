package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.archive.Archive;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.Operator;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Backfill;
import io.tipoff.standalone.LiveSlates;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayJournal;
import io.tipoff.standalone.SeasonDates;
import io.tipoff.standalone.backup.Rebuild;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Slates of a season done by replays, backfills or a rebuild in this application; and how it ends.
 * Called from outside the application's class loader: nothing but types of the JDK goes out.
 */
@Singleton
class Scenario implements Callable<Map<String, String>> {

  static final String LEAGUE = "tipoff.exactness.league";

  /** A league whose box scores were corrected, to be replayed after a part of the first. */
  static final String CORRECTED = "tipoff.exactness.corrected";

  /** Whether all is to be done again from what the archive holds. */
  static final String REBUILDS = "tipoff.exactness.rebuilds";

  static final String SEASON = "2024-25";
  static final String HISTORY = "2023-24";

  private final SeasonFileSource source;
  private final SourceAnnouncer announcer;
  private final Kernel kernel;
  private final EndState end;
  private final Backfill backfill;
  private final LiveSlates live;
  private final Warehouse warehouse;
  private final ReplayJournal journal;
  private final Archive archive;
  private final Path league;
  private final Optional<Path> corrected;
  private final boolean rebuilds;

  Scenario(
      SeasonFileSource source,
      SourceAnnouncer announcer,
      Kernel kernel,
      EndState end,
      Backfill backfill,
      LiveSlates live,
      Warehouse warehouse,
      ReplayJournal journal,
      Archive archive,
      @ConfigProperty(name = LEAGUE) Path league,
      @ConfigProperty(name = CORRECTED) Optional<Path> corrected,
      @ConfigProperty(name = REBUILDS, defaultValue = "false") boolean rebuilds) {
    this.source = source;
    this.announcer = announcer;
    this.kernel = kernel;
    this.end = end;
    this.backfill = backfill;
    this.live = live;
    this.warehouse = warehouse;
    this.journal = journal;
    this.archive = archive;
    this.league = league;
    this.corrected = corrected;
    this.rebuilds = rebuilds;
  }

  /** How many a table has. */
  record Rows(long number) {}

  @Override
  public Map<String, String> call() {
    if (rebuilds) {
      List<ReplayJournal.Entry> steps = ReplayJournal.read(archive);
      assertThat(Rebuild.run(replay(), backfill, live, Instant.now(), steps, progress -> {}))
          .isEqualTo(new Rebuild.Outcome(0, 0, Map.of()));
    } else if (corrected.isPresent()) {
      replayThenReplayCorrectedAndBackfillWhatWasHistory(corrected.get());
    } else {
      replayHalfAndBackfillTheRest();
    }
    Map<String, String> found = end.await();
    for (String table : List.of("predictions.prediction", "grades.grade")) {
      Sql count = new Sql("count", "SELECT COUNT(*) AS number FROM " + table);
      assertThat(warehouse.query(count, Rows.class).getFirst().number()).as(table).isPositive();
    }
    return found;
  }

  /** All slates of the season, after those of the season before. */
  static Replay.Request request(Path league) {
    return request(league, LocalDate.of(9999, 1, 1));
  }

  private static Replay.Request request(Path league, LocalDate until) {
    return new Replay.Request(league, List.of(SEASON), LocalDate.EPOCH, until, true);
  }

  private Replay replay() {
    return new Replay(source, announcer, kernel, journal);
  }

  private static List<LocalDate> dates(List<SourceSlice> slices) {
    return slices.stream().map(slice -> slice.slate().date()).distinct().sorted().toList();
  }

  private void replayThenReplayCorrectedAndBackfillWhatWasHistory(Path correctedLeague) {
    List<LocalDate> dates = dates(source.archive(league, List.of(SEASON)).slices());
    replay().run(request(league, dates.get(dates.size() - 2)), progress -> {});
    kernel.parts().clock().goLive(); // as in a process of its own
    replay().run(request(correctedLeague, dates.getLast()), progress -> {});
    kernel.parts().clock().goLive();
    SeasonDates history = SeasonDates.of(HISTORY);
    backfill.run(
        backfill.slates(history.first(), history.last()),
        new Operator("ann", "a test"),
        slate -> {});
  }

  private void replayHalfAndBackfillTheRest() {
    List<SourceSlice> slices = source.archive(league, List.of(SEASON)).slices();
    List<LocalDate> dates = dates(slices);
    LocalDate half = dates.get(dates.size() / 2);
    replay().run(request(league, half.minusDays(1)), progress -> {});
    announcer.announce(slices).await().atMost(Duration.ofMinutes(1));
    kernel.parts().clock().goLive(); // as in a process of its own
    List<Slate> rest = backfill.slates(half, dates.getLast());
    assertThat(backfill.rehearse(rest)).allMatch(stand -> stand.due() > 0 && stand.blocked() == 0);
    assertThat(backfill.run(rest, new Operator("ann", "a test"), slate -> {}))
        .hasSameSizeAs(rest)
        .allMatch(stand -> stand.due() == 0 && stand.done() > 0);
  }
}
