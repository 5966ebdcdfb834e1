package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.archive.Archive;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.Look;
import io.tipoff.dispatch.RunObserver;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.ingest.fetch.Fetching;
import io.tipoff.ingest.fetch.SourceKind;
import io.tipoff.ingest.nba.NbaComSource;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.Operator;
import io.tipoff.run.Moment;
import io.tipoff.run.Reconcile;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Backfill;
import io.tipoff.standalone.LiveSlates;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayJournal;
import io.tipoff.standalone.backup.Rebuild;
import io.tipoff.standalone.operate.Halting;
import io.tipoff.time.LeagueTime;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A season that is replayed and, on the day after it, a slate that is predicted live: the clock is
 * the machine's, and only the slate's own instant is moved on to its tip, years ahead; it is put
 * forward while quotes are fetched, which are known since then. Picks of the whole season are
 * withheld, and all but the first slate's published again. Or all of it rebuilt.
 */
@Singleton
class LiveScenario implements Callable<Map<String, String>> {

  static final String SEASON = "2090-91";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SeasonFileSource seasons;
  private final NbaComSource league;
  private final Fetching fetching;
  private final SourceAnnouncer announcer;
  private final Kernel kernel;
  private final Halting halting;
  private final Backfill backfill;
  private final LiveSlates live;
  private final ReplayJournal journal;
  private final Archive archive;
  private final Warehouse warehouse;
  private final EndState end;
  private final Path folder;
  private final Path exports;
  private final boolean rebuilds;

  LiveScenario(
      SeasonFileSource seasons,
      NbaComSource league,
      Fetching fetching,
      SourceAnnouncer announcer,
      Kernel kernel,
      Halting halting,
      Backfill backfill,
      LiveSlates live,
      ReplayJournal journal,
      Archive archive,
      Warehouse warehouse,
      EndState end,
      @ConfigProperty(name = Scenario.LEAGUE) Path folder,
      @ConfigProperty(name = "tipoff.exports.path") Path exports,
      @ConfigProperty(name = Scenario.REBUILDS, defaultValue = "false") boolean rebuilds) {
    this.seasons = seasons;
    this.league = league;
    this.fetching = fetching;
    this.announcer = announcer;
    this.kernel = kernel;
    this.halting = halting;
    this.backfill = backfill;
    this.live = live;
    this.journal = journal;
    this.archive = archive;
    this.warehouse = warehouse;
    this.end = end;
    this.folder = folder;
    this.exports = exports;
    this.rebuilds = rebuilds;
  }

  /** How many rows are of each origin. */
  record Origins(long live, long replayed) {}

  @Override
  public Map<String, String> call() throws IOException {
    List<Slate> played = played();
    Slate slate = new Slate(played.getLast().sport(), played.getLast().date().plusDays(1));
    Instant scheduled = LeagueTime.at(slate.date(), LocalTime.of(19, 0));
    Instant tip = scheduled.plus(Duration.ofMinutes(10)); // as assumed
    Instant late = tip.plus(Reconcile.REVISION_GRACE);
    Instant quoted = LeagueTime.at(slate.date(), LocalTime.of(13, 31));
    Instant priced = LeagueTime.at(slate.date(), LocalTime.of(13, 45)); // gathered until then
    Replay replay = new Replay(seasons, announcer, kernel, journal);
    if (rebuilds) {
      Rebuild.Outcome outcome =
          Rebuild.run(replay, backfill, live, late, ReplayJournal.read(archive), told -> {});
      assertThat(outcome).isEqualTo(new Rebuild.Outcome(3, 2, Map.of()));
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
        settle(serving, slate, Moment.MORNING.of(slate), LeagueTime.noon(slate.date()));
        assertThat(bets(slate)).as("nobody has quoted yet").isZero();
        fetch(quoted);
        settle(serving, slate, priced);
        assertThat(bets(slate)).isPositive();
        settle(serving, slate, tip, late);
        withhold(serving, played, slate, late);
      }
    }
    List<Archive.Entry> kept = archive.all("tipoff", "live");
    assertThat(kept)
        .as("what was replayed is no record of ours")
        .allMatch(entry -> entry.scope().startsWith(slate.toString()));
    assertThat(kept)
        .extracting(entry -> entry.scope().split("/", -1)[3])
        .containsExactlyInAnyOrder(
            LeagueTime.noon(slate.date()).toString(), priced.toString(), tip.toString());
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
    assertThat(bets(slate)).isPositive();
    assertThat(reason(played.getFirst())).isEqualTo("MANUAL");
    assertThat(reason(played.getLast())).isEqualTo("NONE");
    return end.digests();
  }

  private static void settle(Kernel serving, Slate slate, Instant... instants) {
    for (Instant instant : instants) {
      Look look = serving.dispatcher().settle(slate, instant).await().atMost(PATIENCE);
      assertThat(look.blocked()).isEmpty();
    }
  }

  private void fetch(Instant at) {
    kernel.parts().clock().startReplayAt(at);
    for (SourceKind kind : fetching.kinds()) {
      assertThat(fetching.fetch(kind, Optional.empty()).await().atMost(PATIENCE).failures())
          .isEmpty();
    }
    kernel.parts().clock().goLive();
  }

  /** Published bets on the book's quotes. */
  private long bets(Slate slate) throws IOException {
    Path file = exports.resolve("predictions/" + slate.date() + ".json");
    return StreamSupport.stream(
            new ObjectMapper().readTree(Files.readAllBytes(file)).get("data").spliterator(), false)
        .filter(pick -> pick.get("book").asText().equals(LiveRebuildIT.BOOK))
        .filter(pick -> Set.of("OVER", "UNDER").contains(pick.get("side").asText()))
        .count();
  }

  private void withhold(Kernel serving, List<Slate> played, Slate last, Instant at)
      throws IOException {
    Operator operator = new Operator("ann", "a test");
    halting.decide(played.getFirst(), last.date(), true, operator);
    for (Slate slate : List.of(played.getFirst(), played.getLast(), last)) {
      settle(serving, slate, at);
      assertThat(reason(slate)).isEqualTo("MANUAL");
    }
    halting.decide(played.get(1), last.date(), false, operator);
    settle(serving, played.getLast(), at);
    settle(serving, last, at);
  }

  private String reason(Slate slate) throws IOException {
    Path file = exports.resolve("predictions/" + slate.date() + ".json");
    return new ObjectMapper().readTree(Files.readAllBytes(file)).get("halt_reason").asText();
  }

  private List<Slate> played() {
    return seasons.archive(folder, List.of(SEASON)).slices().stream()
        .map(SourceSlice::slate)
        .distinct()
        .sorted()
        .toList();
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
