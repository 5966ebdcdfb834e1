package io.tipoff.ingest.nba;

import static io.tipoff.ingest.fetch.Fetches.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.tipoff.archive.FileArchive;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.RealData;
import io.tipoff.ingest.fetch.Fetches;
import io.tipoff.ingest.fetch.Outcome;
import io.tipoff.ingest.fetch.Provider;
import io.tipoff.ingest.fetch.SourceClient;
import io.tipoff.ingest.fetch.SourceFailure;
import io.tipoff.ingest.fetch.SourceKind.Asked;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The league's payloads, fetched from a server that has them. */
class FetchedLeagueTest {

  private static final String SCHEDULE = "/static/json/staticData/scheduleLeagueV2.json";
  private static final Slate SLATE = new Slate("nba", LocalDate.of(2026, 2, 11));
  private static final Instant AFTERNOON = Instant.parse("2026-02-11T20:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-02-12T06:00:00Z");

  @TempDir Path folder;

  private final SlateClock clock = new SlateClock();
  private Provider provider;
  private SourceClient client;
  private FileArchive archive;
  private FetchedSchedule schedule;
  private FetchedBoxScores boxScores;

  @BeforeEach
  void open() throws IOException {
    provider = new Provider();
    client = Fetches.client("nba-com", provider);
    archive = new FileArchive(folder);
    NbaComSource source = new NbaComSource(archive, clock);
    schedule = new FetchedSchedule(source);
    boxScores = new FetchedBoxScores(source, clock);
    clock.startReplayAt(AFTERNOON);
    provider.has(SCHEDULE, twoGames(""));
  }

  @AfterEach
  void close() {
    client.close();
    provider.close();
  }

  @Test
  void keepsAScheduleAsItCameAndOnceWhileItTellsTheSame() {
    Asked first = await(schedule.ask(client, Optional.empty()));
    provider.has(SCHEDULE, twoGames("\"meta\":{\"time\":\"later\"},"));
    clock.advanceTo(NIGHT);
    Asked second = await(schedule.ask(client, Optional.empty()));

    assertThat(first.slices())
        .extracting(SourceSlice::slate, SourceSlice::artefact)
        .contains(tuple(SLATE, "archive.schedule"));
    assertThat(second).isEqualTo(first);
    assertThat(archive.list("nba-com", "schedule", "2025-26"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(new String(archive.read(entry), StandardCharsets.UTF_8))
                    .isEqualTo(twoGames("")))
        .matches(entry -> entry.receivedAt().equals(AFTERNOON));
  }

  @Test
  @Tag("ING-01")
  @Tag("TST-01")
  void aScheduleWithoutGamesIsNone() {
    provider.has(SCHEDULE, "{\"leagueSchedule\":{\"seasonYear\":\"2025-26\",\"gameDates\":[]}}");

    assertThatThrownBy(() -> await(schedule.ask(client, Optional.empty())))
        .isInstanceOfSatisfying(
            SourceFailure.class, failure -> assertThat(failure.outcome()).isEqualTo(Outcome.EMPTY));
  }

  @Test
  @Tag("ING-01")
  void oneGameThatFailsKeepsNoOtherBack() throws IOException {
    Asked told = await(schedule.ask(client, Optional.empty()));
    provider.fails(box("0022500775"), 500);
    provider.has(box("0022500776"), payload("live_boxscore_0022500776.json.gz"));

    assertThat(await(boxScores.ask(client, Optional.empty()))).isEqualTo(Asked.all(List.of()));
    clock.advanceTo(NIGHT);
    Asked night = await(boxScores.ask(client, Optional.empty()));
    provider.has(box("0022500775"), payload("live_boxscore_0022500775.json.gz"));
    Asked again = await(boxScores.ask(client, Optional.empty()));

    assertThat(night.failures())
        .singleElement()
        .matches(failure -> failure.outcome() == Outcome.SERVER_ERROR);
    assertThat(night.slices())
        .extracting(SourceSlice::artefact, SourceSlice::items)
        .containsExactly(tuple("archive.player_box", 25L), tuple("archive.game_results", 1L));
    assertThat(again.failures()).isEmpty();
    assertThat(again.slices()).extracting(SourceSlice::items).containsExactly(46L, 2L);
    assertThat(provider.asked(box("0022500776"))).as("asked for once").isOne();
    assertThat(await(boxScores.ask(client, Optional.empty())).slices()).isEmpty();
    assertThat(new NbaComSource(archive, new SlateClock()).recall())
        .as("what the archive alone tells")
        .hasSize(told.slices().size() + again.slices().size())
        .containsAll(told.slices())
        .containsAll(again.slices());
  }

  @Test
  @Tag("GRD-02")
  void aGameThatIsNeverOverIsAskedForABoundedNumberOfTimes() {
    await(schedule.ask(client, Optional.empty()));
    provider.fails(box("0022500775"), 404);
    provider.fails(box("0022500776"), 404);
    List<Instant> asked = new ArrayList<>();
    for (int turn = 0; turn < 5 * 24 * 12; turn++) {
      clock.advanceTo(NIGHT.plus(Duration.ofMinutes(5L * turn)));
      long before = provider.asked(box("0022500775"));
      await(boxScores.ask(client, Optional.empty()));
      if (provider.asked(box("0022500775")) > before) {
        asked.add(clock.now());
      }
    }

    assertThat(asked).hasSizeBetween(41, 200);
    assertThat(asked.get(39)).isEqualTo(NIGHT.plus(Duration.ofMinutes(5 * 39)));
    assertThat(asked.subList(39, asked.size()))
        .as("seldom from then on")
        .isEqualTo(
            IntStream.range(0, asked.size() - 39)
                .mapToObj(i -> asked.get(39).plus(Duration.ofMinutes(30L * i)))
                .toList());
    assertThat(asked.getLast()).isBefore(NIGHT.plus(Duration.ofDays(4)));
  }

  @Test
  void aSlateIsAskedForAnew() throws IOException {
    await(schedule.ask(client, Optional.empty()));
    provider.has(box("0022500775"), payload("live_boxscore_0022500775.json.gz"));
    provider.has(box("0022500776"), payload("live_boxscore_0022500776.json.gz"));
    clock.advanceTo(NIGHT.plusSeconds(40 * 24 * 3600));

    assertThat(await(boxScores.ask(client, Optional.empty())).slices()).isEmpty();
    await(boxScores.ask(client, Optional.of(SLATE)));
    Asked again = await(boxScores.ask(client, Optional.of(SLATE)));

    assertThat(again.slices()).extracting(SourceSlice::items).containsExactly(46L, 2L);
    assertThat(provider.asked(box("0022500776"))).isEqualTo(2);
  }

  @Test
  @Tag("ING-01")
  void anotherGamesBoxScoreIsABadAnswer() throws IOException {
    await(schedule.ask(client, Optional.empty()));
    clock.advanceTo(NIGHT);
    provider.has(box("0022500775"), payload("live_boxscore_0022500776.json.gz"));
    provider.has(box("0022500776"), payload("live_boxscore_0022500776.json.gz"));

    assertThat(await(boxScores.ask(client, Optional.empty())).failures())
        .singleElement()
        .matches(failure -> failure.outcome() == Outcome.BAD_ANSWER)
        .matches(failure -> failure.getMessage().contains("is that of game 0022500776"));
  }

  @Test
  void aSlateOfWhichNobodyKnowsTheGamesIsNotAskedFor() {
    assertThatThrownBy(() -> await(boxScores.ask(client, Optional.of(SLATE))))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("no schedule tells of games of nba/2026-02-11");
  }

  private static String box(String game) {
    return "/static/json/liveData/boxscore/boxscore_" + game + ".json";
  }

  private static byte[] payload(String name) throws IOException {
    return Files.readAllBytes(RealData.leaguePayloads().resolve(name));
  }

  /** A schedule of the form of the league's. */
  private static String twoGames(String more) {
    return "{"
        + more
        + "\"leagueSchedule\":{\"seasonYear\":\"2025-26\",\"gameDates\":[{\"games\":["
        + game("0022500775", 1610612766, 1610612737)
        + ","
        + game("0022500776", 1610612738, 1610612741)
        + "]}]}}";
  }

  private static String game(String id, long home, long away) {
    return """
        {"gameId":"%s","gameDateEst":"2026-02-11T00:00:00Z",\
        "gameDateTimeUTC":"2026-02-12T00:00:00Z","isNeutral":false,\
        "homeTeam":{"teamId":%d},"awayTeam":{"teamId":%d}}"""
        .formatted(id, home, away);
  }
}
