package io.tipoff.ingest.oddsapi;

import static io.tipoff.ingest.oddsapi.OddsPayloads.EARLY;
import static io.tipoff.ingest.oddsapi.OddsPayloads.GAMES;
import static io.tipoff.ingest.oddsapi.OddsPayloads.LATE;
import static io.tipoff.ingest.oddsapi.OddsPayloads.SLATE;
import static io.tipoff.ingest.oddsapi.OddsPayloads.TIP;
import static io.tipoff.ingest.oddsapi.OddsPayloads.book;
import static io.tipoff.ingest.oddsapi.OddsPayloads.bytes;
import static io.tipoff.ingest.oddsapi.OddsPayloads.event;
import static io.tipoff.ingest.oddsapi.OddsPayloads.game;
import static io.tipoff.ingest.oddsapi.OddsPayloads.line;
import static io.tipoff.ingest.oddsapi.OddsPayloads.list;
import static io.tipoff.ingest.oddsapi.OddsPayloads.market;
import static io.tipoff.ingest.oddsapi.OddsPayloads.odds;
import static io.tipoff.ingest.oddsapi.OddsPayloads.outcome;
import static io.tipoff.ingest.oddsapi.OddsPayloads.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tipoff.archive.FileArchive;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.RealData;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.PropQuoteRow;
import io.tipoff.ingest.fact.QuarantinedRow;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.fact.TimedQuote;
import io.tipoff.ingest.name.NameAliases;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.ingest.oddsapi.EventList.Event;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Market;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odds as the provider sent them, and shorter ones of the form that it publishes. */
class OddsApiSourceTest {

  private static final long TATUM = 1628369;
  private static final long BROWN = 1627759;
  private static final Instant NOON = Instant.parse("2025-01-15T17:00:10Z");
  private static final Instant QUARTER_PAST = Instant.parse("2025-01-15T17:15:10Z");
  private static final Instant SEEN = Instant.parse("2025-01-15T16:59:30Z");
  private static final Event FIRST = asked(EARLY);
  private static final Event SECOND = asked(LATE);

  @TempDir Path folder;

  private final SlateClock clock = new SlateClock();
  private final List<AnnouncedGame> games = new ArrayList<>(GAMES);
  private OddsApiSource source;

  @BeforeEach
  void open() {
    PlayerDirectory players = new PlayerDirectory(NameAliases.standard());
    players.list(TATUM, "jayson tatum");
    players.list(BROWN, "jaylen brown");
    clock.startReplayAt(NOON);
    source = new OddsApiSource(new FileArchive(folder), clock, slate -> games, date -> players);
  }

  @Test
  void readsEventsAsTheProviderSentThem() throws IOException {
    EventList list = EventList.parse("events", real("events_historical_2024-01-25.json"));
    SlateEvents evening =
        new SlateEvents(
            new Slate("nba", LocalDate.parse("2024-01-24")),
            List.of(game("0022300001", "GSW", "ATL", TIP), game("0022300002", "GSW", "SAC", TIP)));

    assertThat(list.events()).hasSize(10);
    assertThat(list.events())
        .allMatch(event -> SlateEvents.team(event.home()).isPresent())
        .allMatch(event -> SlateEvents.team(event.away()).isPresent());
    assertThat(list.events()).filteredOn(evening::covers).hasSize(3);
    assertThat(evening.event(evening.games().get(0), list).orElseThrow().id())
        .isEqualTo("cd0bc7d0c238f4446ce1c03d0cea7ec4");
    assertThat(evening.event(evening.games().get(1), list))
        .as("which is on the next date")
        .isEmpty();
  }

  @Test
  void readsOddsOnAGameAsTheProviderSentThem() throws IOException {
    EventOdds odds = EventOdds.parse("odds", real("event_odds_spreads_totals_2024-01-25.json"));

    assertThat(odds.format()).isEqualTo(OddsFormat.DECIMAL);
    assertThat(odds.offers())
        .extracting(EventOdds.Offer::book, EventOdds.Offer::market, EventOdds.Offer::updated)
        .contains(
            tuple("draftkings", "spreads", Optional.of(Instant.parse("2024-01-25T03:55:22Z"))),
            tuple("fanduel", "totals", Optional.of(Instant.parse("2024-01-25T03:55:01Z"))));
    AnnouncedGame game = game("0022300001", "GSW", "ATL", Instant.parse("2024-01-25T05:00:00Z"));
    GameOdds told = new GameOdds(new Refusals());
    told.then(game, odds.offers(), "odds", NOON);
    assertThat(told.all())
        .singleElement()
        .matches(known -> known.fact().spreadHome().equals(Optional.of(-7.0)))
        .matches(known -> known.fact().total().equals(Optional.of(248.0)));
    assertThat(EventOdds.parse("odds", real("event_odds_h2h_2024-01-25.json")).offers())
        .allMatch(offer -> !PlayerQuotes.holds(offer.market()) && !GameOdds.holds(offer.market()));
  }

  @Test
  @Tag("TST-01")
  void aQuoteCountsFromItsReceiptAndIsStampedAsItsBookWasSeen() {
    keep(
        odds(
            EARLY,
            book(
                "draftkings",
                market("player_points", SEEN, line("Jayson Tatum", "27.5", "-115", "-105")),
                market(
                    "player_threes", NOON.plusSeconds(60), line("Jaylen Brown", "2", "1", "-120")),
                market("h2h", SEEN, side("Boston Celtics", "null")))));

    assertThat(quotes())
        .extracting(
            known -> known.fact().quote().playerId(),
            known -> known.fact().quote().market(),
            known -> known.fact().quote().line(),
            known -> known.fact().quote().overPrice(),
            known -> known.fact().quote().underPrice(),
            known -> known.fact().quote().quotedAt(),
            Known::knownAt)
        .containsExactly(
            tuple(
                TATUM,
                Market.POINTS,
                27.5,
                Optional.of(-115L),
                Optional.of(-105L),
                Optional.of(SEEN),
                NOON),
            tuple(
                BROWN,
                Market.THREES,
                2.0,
                Optional.empty(),
                Optional.of(-120L),
                Optional.of(NOON),
                NOON));
    assertThat(quotes().getFirst().fact().quote())
        .matches(PropQuoteRow::resolvedByName)
        .matches(PropQuoteRow::priceUsable)
        .matches(quote -> quote.gameId().equals("0022400001") && quote.book().equals("draftkings"));
  }

  @Test
  @Tag("TST-01")
  void whatIsToldAgainStaysKnownSinceItsFirstReceiptAndWhatMovesIsKnownLater() {
    String tatum = line("Jayson Tatum", "27.5", "-115", "-105");
    keep(odds(EARLY, book("fanduel", market("player_points", SEEN, tatum))));
    List<SourceSlice> first = source.slices(SLATE);
    clock.advanceTo(QUARTER_PAST);
    keep(odds(EARLY, book("fanduel", market("player_points", SEEN, tatum))));
    assertThat(source.slices(SLATE)).isEqualTo(first);
    clock.advanceTo(QUARTER_PAST.plusSeconds(900));
    String moved = line("Jayson Tatum", "28.5", "-110", "-110");
    keep(
        odds(
            EARLY,
            book("fanduel", market("player_points", QUARTER_PAST, moved)),
            book("betmgm", market("player_points", SEEN, tatum))));

    assertThat(quotes())
        .extracting(
            known -> known.fact().quote().book(),
            known -> known.fact().quote().line(),
            Known::knownAt)
        .containsExactly(
            tuple("fanduel", 27.5, NOON),
            tuple("fanduel", 28.5, QUARTER_PAST.plusSeconds(900)),
            tuple("betmgm", 27.5, QUARTER_PAST.plusSeconds(900)));
    assertThat(source.slices(SLATE).getFirst().digest()).isNotEqualTo(first.getFirst().digest());
    assertThat(source.recall()).isEqualTo(source.slices(SLATE));
  }

  @Test
  void oddsOfAGameAreTheMedianOfItsBooksAndKnownSinceTheyMoved() {
    String early =
        odds(
            EARLY,
            book("one", spread("-4.5"), market("totals", SEEN, side("Over", "220.5"))),
            book("two", spread("-5.5"), market("totals", SEEN, side("Over", "500"))),
            book("three", spread("-7")));
    keep(early);
    clock.advanceTo(QUARTER_PAST);
    keep(early + " ");
    source.keepOdds(SLATE, SECOND, bytes(odds(LATE)));
    Instant later = QUARTER_PAST.plusSeconds(900);
    clock.advanceTo(later);
    keep(odds(EARLY, book("one", spread("-4.5"))));

    assertThat(facts().odds())
        .extracting(
            known -> known.fact().spreadHome(), known -> known.fact().total(), Known::knownAt)
        .containsExactly(
            tuple(Optional.of(-5.5), Optional.of(220.5), NOON),
            tuple(Optional.of(-4.5), Optional.of(220.5), later));
    assertThat(facts().odds())
        .as("each is a row of its own")
        .extracting(known -> known.fact().source())
        .doesNotHaveDuplicates();
    assertThat(refused()).extracting(QuarantinedRow::field).containsExactly("point");
    assertThat(source.slices(SLATE))
        .as("nobody quoted on a player")
        .extracting(SourceSlice::artefact, SourceSlice::items)
        .containsExactly(tuple("archive.game_odds", 2L));
  }

  @Test
  void whatIsOfferedOnceAGameHasBegunIsNotOfBeforeIt() {
    clock.advanceTo(TIP.plusSeconds(60));
    Instant during = TIP.plusSeconds(30);
    keep(
        odds(
            EARLY,
            book(
                "one",
                market("spreads", during, side("Boston Celtics", "-9.5")),
                market("player_points", during, line("Jayson Tatum", "30.5", "-110", "-110")),
                market("player_assists", SEEN, line("Jayson Tatum", "4.5", "-110", "-110")))));

    assertThat(facts().odds()).isEmpty();
    assertThat(quotes()).extracting(known -> known.fact().inGame()).containsExactly(true, false);
  }

  @Test
  void aGameThatBeganEarlierThanItWasScheduledIsUnderWay() {
    clock.advanceTo(TIP.minusSeconds(60));
    String begun = event("e1", TIP.minusSeconds(600), "Boston Celtics", "New York Knicks");
    Instant during = TIP.minusSeconds(300);
    keep(
        odds(
            begun,
            book(
                "one", market("player_points", during, line("Jayson Tatum", "9", "100", "-120")))));

    assertThat(quotes()).extracting(known -> known.fact().inGame()).containsExactly(true);
  }

  @Test
  @Tag("TST-01")
  void whatCannotBeUsedIsQuarantinedOnceAndTheRestGoesOn() {
    String bad =
        odds(
            EARLY,
            book(
                "one",
                market(
                    "player_points",
                    SEEN,
                    line("J. Nobody Jr.", "9.5", "-110", "-110"),
                    line("Jaylen Brown", "22.3", "-110", "-110"),
                    outcome("Yes", "Jaylen Brown", "-110", "0.5"),
                    outcome("Over", "Jaylen Brown", "-110", "24.5"),
                    outcome("Under", "Jaylen Brown", "0.5", "24.5"),
                    line("Jayson Tatum", "27.5", "-20000", "900"))));
    keep(bad);
    clock.advanceTo(QUARTER_PAST);
    keep(bad + " ");

    assertThat(quotes())
        .extracting(
            known -> known.fact().quote().playerId(),
            known -> known.fact().quote().line(),
            known -> known.fact().quote().overPrice(),
            known -> known.fact().quote().priceUsable())
        .containsExactly(
            tuple(BROWN, 24.5, Optional.of(-110L), false),
            tuple(TATUM, 27.5, Optional.of(-20000L), false));
    assertThat(refused())
        .extracting(QuarantinedRow::row, QuarantinedRow::field)
        .containsExactly(
            tuple(1L, "description"),
            tuple(3L, "point"),
            tuple(4L, "point"),
            tuple(5L, "name"),
            tuple(7L, "price"));
    assertThat(refused().getFirst().remedy()).contains("'j nobody'");
    assertThat(refused().getLast().reason()).contains("0.5");
  }

  @Test
  void anEventThatIsNoGameOfTheSlateIsQuarantined() {
    Instant tomorrow = TIP.plusSeconds(24 * 3600);
    source.keepEvents(
        SLATE,
        bytes(
            list(
                EARLY,
                event("e3", TIP, "Seattle SuperSonics", "Miami Heat"),
                event("e4", TIP, "Utah Jazz", "Miami Heat"),
                event("e5", tomorrow, "Utah Jazz", "Miami Heat"))));
    keep(odds(EARLY));

    assertThat(refused())
        .extracting(QuarantinedRow::row, QuarantinedRow::field)
        .containsExactly(tuple(2L, "team"), tuple(3L, "event"));
    assertThat(refused().getFirst().reason()).contains("Seattle SuperSonics");
  }

  @Test
  void aGameThatIsPutOffTakesItsQuotesWithIt() {
    keep(
        odds(
            EARLY,
            book("one", market("player_points", SEEN, line("Jayson Tatum", "9", "100", "-120")))));
    games.removeFirst();

    assertThat(quotes()).isEmpty();
    assertThat(refused()).extracting(QuarantinedRow::field).containsExactly("event");
  }

  @Test
  void onANeutralFloorTheTeamIsFoundByItsName() {
    String turned = event("e1", TIP, "New York Knicks", "Boston Celtics");
    keep(
        odds(
            turned,
            book(
                "one",
                market(
                    "spreads", SEEN, side("New York Knicks", "3"), side("Boston Celtics", "-3")))));

    assertThat(facts().odds())
        .singleElement()
        .matches(known -> known.fact().spreadHome().equals(Optional.of(-3.0)));
  }

  @Test
  @Tag("TST-01")
  void keepsNothingThatIsNotWhatWasAskedFor() {
    assertRefused(odds(LATE), "are those of event e2");
    assertRefused(
        odds(event("e1", TIP.plusSeconds(24 * 3600), "Boston Celtics", "New York Knicks")),
        "which is not of nba/2025-01-15");
    assertRefused("{\"message\":\"no such market\",\"error_code\":\"INVALID\"}", "has no id");
    assertRefused(odds(EARLY, book("one")).substring(0, 60), "no whole JSON document");
    assertThatThrownBy(() -> source.keepEvents(SLATE, bytes("{\"message\":\"no\"}")))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("no list of events");
    assertThatThrownBy(() -> source.keepEvents(SLATE, bytes("[]")))
        .hasMessageContaining("is empty");

    assertThat(source.events(SLATE)).isEmpty();
    assertThat(source.facts(SLATE)).isEmpty();
    assertThat(source.slices(SLATE)).isEmpty();
  }

  private void assertRefused(String payload, String why) {
    assertThatThrownBy(() -> keep(payload))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining(why);
  }

  private static String spread(String point) {
    return market("spreads", SEEN, side("New York Knicks", "0"), side("Boston Celtics", point));
  }

  private static Event asked(String event) {
    return EventList.parse("events", bytes(list(event))).events().getFirst();
  }

  private void keep(String payload) {
    source.keepOdds(SLATE, FIRST, bytes(payload));
  }

  private SlateFacts facts() {
    return source.facts(SLATE).orElseThrow();
  }

  private List<Known<TimedQuote>> quotes() {
    return facts().quotes();
  }

  private List<QuarantinedRow> refused() {
    return facts().quarantined(Artefact.PROP_LINES);
  }

  private static byte[] real(String name) throws IOException {
    return Files.readAllBytes(RealData.oddsApiPayloads().resolve(name));
  }
}
