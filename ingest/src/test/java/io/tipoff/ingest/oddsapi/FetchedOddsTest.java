package io.tipoff.ingest.oddsapi;

import static io.tipoff.ingest.fetch.Fetches.await;
import static io.tipoff.ingest.oddsapi.OddsPayloads.EARLY;
import static io.tipoff.ingest.oddsapi.OddsPayloads.GAMES;
import static io.tipoff.ingest.oddsapi.OddsPayloads.LATE;
import static io.tipoff.ingest.oddsapi.OddsPayloads.LATE_TIP;
import static io.tipoff.ingest.oddsapi.OddsPayloads.SLATE;
import static io.tipoff.ingest.oddsapi.OddsPayloads.TIP;
import static io.tipoff.ingest.oddsapi.OddsPayloads.book;
import static io.tipoff.ingest.oddsapi.OddsPayloads.line;
import static io.tipoff.ingest.oddsapi.OddsPayloads.list;
import static io.tipoff.ingest.oddsapi.OddsPayloads.market;
import static io.tipoff.ingest.oddsapi.OddsPayloads.odds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tipoff.archive.FileArchive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fetch.Fetches;
import io.tipoff.ingest.fetch.Outcome;
import io.tipoff.ingest.fetch.Provider;
import io.tipoff.ingest.fetch.SourceClient;
import io.tipoff.ingest.fetch.SourceFailure;
import io.tipoff.ingest.fetch.SourceKind.Asked;
import io.tipoff.ingest.load.RevisionConfig;
import io.tipoff.ingest.name.NameAliases;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.SlateClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odds, fetched from a server that has them: no answer too many, for each is billed. */
class FetchedOddsTest {

  private static final String EVENTS = "/v4/sports/basketball_nba/events?dateFormat=iso";
  private static final Instant NOON = LeagueTime.noon(SLATE.date());
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final String TATUM = quoted(EARLY, "Jayson Tatum");
  private static final String BROWN = quoted(LATE, "Jaylen Brown");

  @TempDir Path folder;

  private final SlateClock clock = new SlateClock();
  private Provider provider;
  private SourceClient client;
  private FileArchive archive;
  private FetchedEvents events;
  private FetchedQuotes quotes;

  private record AtNoon() implements RevisionConfig {
    @Override
    public Early early() {
      return Early.FETCHED;
    }

    @Override
    public LocalTime cutOff() {
      return LocalTime.NOON;
    }

    @Override
    public Duration apart() {
      return QUARTER;
    }
  }

  @BeforeEach
  void open() throws IOException {
    provider = new Provider();
    client = Fetches.client("odds-api", provider);
    archive = new FileArchive(folder);
    PlayerDirectory players = new PlayerDirectory(NameAliases.standard());
    players.list(1628369, "jayson tatum");
    players.list(1627759, "jaylen brown");
    OddsApiSource source =
        new OddsApiSource(
            archive, clock, slate -> slate.equals(SLATE) ? GAMES : List.of(), date -> players);
    events = new FetchedEvents(source, clock);
    quotes = new FetchedQuotes(source, events, new AtNoon(), clock);
    clock.startReplayAt(NOON.minus(QUARTER));
    provider.has(EVENTS, list(EARLY, LATE));
    provider.has(path("e1"), TATUM);
    provider.has(path("e2"), BROWN);
  }

  @AfterEach
  void close() {
    client.close();
    provider.close();
  }

  @Test
  @Tag("TST-01")
  void asksForEachGameFromTheCutOffOnUntilItsTip() {
    assertThat(ask()).isEqualTo(Asked.all(List.of()));
    assertThat(provider.requests()).isEmpty();

    clock.advanceTo(NOON);
    assertThat(ask().slices())
        .extracting(SourceSlice::artefact, SourceSlice::slate, SourceSlice::items)
        .containsExactly(tuple("archive.prop_lines", SLATE, 2L));
    assertAsked(1, 1, 1);

    clock.advanceTo(TIP);
    ask();
    assertAsked(1, 1, 2);

    clock.advanceTo(LATE_TIP);
    assertThat(ask()).isEqualTo(Asked.all(List.of()));
    assertThat(await(events.ask(client, Optional.empty()))).isEqualTo(Asked.all(List.of()));
    assertAsked(1, 1, 2);
  }

  @Test
  @Tag("ING-01")
  void oneGameThatFailsKeepsNoOtherBackAndHasNoOtherAskedForSooner() {
    clock.advanceTo(NOON);
    provider.has(path("e1"), TATUM.substring(0, 90));
    Asked first = ask();
    clock.advanceTo(NOON.plusSeconds(60));
    ask();
    provider.has(path("e1"), TATUM);
    clock.advanceTo(NOON.plusSeconds(120));
    Asked mended = ask();

    assertThat(first.failures())
        .singleElement()
        .matches(failure -> failure.outcome() == Outcome.BAD_ANSWER);
    assertThat(first.slices()).extracting(SourceSlice::items).containsExactly(1L);
    assertThat(mended.failures()).isEmpty();
    assertThat(mended.slices()).extracting(SourceSlice::items).containsExactly(2L);
    assertAsked(1, 3, 1);

    clock.advanceTo(NOON.plus(QUARTER));
    ask();
    assertAsked(1, 4, 2);
  }

  @Test
  @Tag("ING-01")
  void anotherGamesOddsAndOddsOfAnotherDayAreBadAnswers() {
    clock.advanceTo(NOON);
    provider.has(path("e1"), BROWN);
    provider.has(
        path("e2"),
        BROWN.replace(LATE_TIP.toString(), LATE_TIP.plus(Duration.ofDays(1)).toString()));

    Asked asked = ask();

    assertThat(asked.slices()).isEmpty();
    assertThat(asked.failures())
        .extracting(SourceFailure::outcome)
        .containsExactly(Outcome.BAD_ANSWER, Outcome.BAD_ANSWER);
    assertThat(asked.failures().get(0)).hasMessageContaining("are those of event e2");
    assertThat(asked.failures().get(1)).hasMessageContaining("which is not of nba/2025-01-15");
    assertThat(archive.all("odds-api", "event_odds")).isEmpty();
  }

  @Test
  @Tag("ING-01")
  @Tag("TST-01")
  void aListWithoutEventsIsNoneWhileGamesAreToCome() {
    provider.has(EVENTS, "[]");
    assertThatThrownBy(() -> await(events.ask(client, Optional.empty())))
        .isInstanceOfSatisfying(
            SourceFailure.class, failure -> assertThat(failure.outcome()).isEqualTo(Outcome.EMPTY));

    clock.advanceTo(NOON.plus(Duration.ofDays(1)));
    assertThat(await(events.ask(client, Optional.empty()))).isEqualTo(Asked.all(List.of()));
  }

  @Test
  @Tag("ING-01")
  void aGameThatTheListDoesNotHaveIsTold() {
    clock.advanceTo(NOON);
    provider.has(EVENTS, list(EARLY));

    Asked asked = ask();

    assertThat(asked.slices()).hasSize(1);
    assertThat(asked.failures())
        .singleElement()
        .matches(failure -> failure.outcome() == Outcome.EMPTY)
        .matches(failure -> failure.getMessage().contains("none of GSW at LAC on 2025-01-15"));
  }

  @Test
  void aSlateIsAskedForAnewAtAnyTime() {
    Asked early = await(quotes.ask(client, Optional.of(SLATE)));
    await(quotes.ask(client, Optional.of(SLATE)));

    assertThat(early.slices()).extracting(SourceSlice::items).containsExactly(2L);
    assertAsked(1, 2, 2);
    Slate unknown = new Slate("nba", SLATE.date().plusDays(1));
    assertThatThrownBy(() -> await(quotes.ask(client, Optional.of(unknown))))
        .isInstanceOfSatisfying(
            TipoffException.class,
            failure -> assertThat(failure.category()).isEqualTo(FailureCategory.UPSTREAM_MISSING));
  }

  private Asked ask() {
    return await(quotes.ask(client, Optional.empty()));
  }

  private void assertAsked(int lists, int early, int late) {
    assertThat(
            List.of(provider.asked(EVENTS), provider.asked(path("e1")), provider.asked(path("e2"))))
        .extracting(Number::intValue)
        .containsExactly(lists, early, late);
  }

  private String path(String event) {
    return client.path("quotes").replace("{event}", event);
  }

  private static String quoted(String event, String player) {
    return odds(
        event,
        book(
            "draftkings",
            market("player_points", NOON.minusSeconds(99), line(player, "20.5", "-110", "-110"))));
  }
}
