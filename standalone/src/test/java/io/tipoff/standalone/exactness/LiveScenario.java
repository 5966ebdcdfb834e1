package io.tipoff.standalone.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.archive.Archive;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.Look;
import io.tipoff.dispatch.RunObserver;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.ingest.nba.NbaComSource;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.Instance;
import io.tipoff.run.Moment;
import io.tipoff.run.Reconcile;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Backfill;
import io.tipoff.standalone.LiveSlates;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayJournal;
import io.tipoff.standalone.backup.Rebuild;
import io.tipoff.time.LeagueTime;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A season that is replayed and, on the day after it, a slate that is predicted live: the clock is
 * the machine's, and only the slate's own instant is moved on to its tip, years ahead. Or all of it
 * rebuilt.
 */
@Singleton
class LiveScenario implements Callable<Map<String, String>> {

  static final String SEASON = "2090-91";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SeasonFileSource seasons;
  private final NbaComSource league;
  private final SourceAnnouncer announcer;
  private final Kernel kernel;
  private final Backfill backfill;
  private final LiveSlates live;
  private final ReplayJournal journal;
  private final Archive archive;
  private final Warehouse warehouse;
  private final EndState end;
  private final Path folder;
  private final boolean rebuilds;

  LiveScenario(
      SeasonFileSource seasons,
      NbaComSource league,
      SourceAnnouncer announcer,
      Kernel kernel,
      Backfill backfill,
      LiveSlates live,
      ReplayJournal journal,
      Archive archive,
      Warehouse warehouse,
      EndState end,
      @ConfigProperty(name = Scenario.LEAGUE) Path folder,
      @ConfigProperty(name = Scenario.REBUILDS, defaultValue = "false") boolean rebuilds) {
    this.seasons = seasons;
    this.league = league;
    this.announcer = announcer;
    this.kernel = kernel;
    this.backfill = backfill;
    this.live = live;
    this.journal = journal;
    this.archive = archive;
    this.warehouse = warehouse;
    this.end = end;
    this.folder = folder;
    this.rebuilds = rebuilds;
  }

  /** How many rows are of each origin. */
  record Origins(long live, long replayed) {}

  @Override
  public Map<String, String> call() {
    Slate slate = slateAfterTheSeason();
    Instant scheduled = LeagueTime.at(slate.date(), LocalTime.of(19, 0));
    Instant tip = scheduled.plus(Duration.ofMinutes(10)); // as assumed
    Instant late = tip.plus(Reconcile.REVISION_GRACE);
    Replay replay = new Replay(seasons, announcer, kernel, journal);
    if (rebuilds) {
      Rebuild.Outcome outcome =
          Rebuild.run(replay, backfill, live, late, ReplayJournal.read(archive), told -> {});
      assertThat(outcome).isEqualTo(new Rebuild.Outcome(2, Map.of()));
    } else {
      replay.run(
          new Replay.Request(folder, List.of(SEASON), LocalDate.EPOCH, slate.date(), false),
          told -> {});
      kernel.parts().clock().goLive();
      announcer.announce(league.keepSchedule(schedule(slate, scheduled))).await().atMost(PATIENCE);
      kernel.dispatcher().allow((any, phase) -> false);
      // as in a process of its own, for which the season is over
      try (Kernel serving =
          new Kernel(kernel.parts(), new Instance("serving", "first"), RunObserver.NONE)) {
        serving.start().await().atMost(PATIENCE);
        for (Instant instant :
            List.of(Moment.MORNING.of(slate), LeagueTime.noon(slate.date()), tip, late)) {
          Look look = serving.dispatcher().settle(slate, instant).await().atMost(PATIENCE);
          assertThat(look.blocked()).isEmpty();
        }
      }
    }
    List<Archive.Entry> kept = archive.all("tipoff", "live");
    assertThat(kept)
        .as("what was replayed is no record of ours")
        .allMatch(entry -> entry.scope().startsWith(slate.toString()));
    assertThat(kept)
        .extracting(entry -> entry.scope().split("/", -1)[3])
        .containsExactlyInAnyOrder(LeagueTime.noon(slate.date()).toString(), tip.toString());
    for (String table : List.of("predictions.prediction", "predictions.pick")) {
      Sql origins =
          new Sql(
              "origins",
              "SELECT COUNT(*) FILTER (WHERE origin = 'LIVE') AS live,"
                  + " COUNT(*) FILTER (WHERE origin = 'REPLAY') AS replayed FROM "
                  + table);
      Origins found = warehouse.query(origins, Origins.class).getFirst();
      assertThat(found.live()).as(table).isPositive();
      assertThat(found.replayed()).as(table).isPositive();
    }
    return end.digests();
  }

  private Slate slateAfterTheSeason() {
    Slate last =
        seasons.archive(folder, List.of(SEASON)).slices().stream()
            .map(SourceSlice::slate)
            .sorted()
            .toList()
            .getLast();
    return new Slate(last.sport(), last.date().plusDays(1));
  }

  private static byte[] schedule(Slate slate, Instant scheduled) {
    return """
        {"leagueSchedule":{"seasonYear":"%s","gameDates":[{"games":[
          {"gameId":"0029000901","gameDateEst":"%sT00:00:00Z","gameDateTimeUTC":"%s",
           "isNeutral":false,
           "homeTeam":{"teamId":1610612737},"awayTeam":{"teamId":1610612738}}]}]}}"""
        .formatted(SEASON, slate.date(), scheduled)
        .getBytes(StandardCharsets.UTF_8);
  }
}
