package io.tipoff.ingest.oddsapi;

import io.tipoff.archive.Archive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.FetchedSource;
import io.tipoff.ingest.fact.KnownGames;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.fetch.SourceFailure;
import io.tipoff.ingest.name.KnownPlayers;
import io.tipoff.ingest.oddsapi.EventList.Event;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The source of The Odds API's odds, kept answer by answer as received. It knows neither the
 * league's games nor its players: both are found by their names. What is told counts from its
 * receipt on.
 */
@Singleton
public final class OddsApiSource implements FetchedSource {

  /** Name of the source in the archive and in the ledger. */
  public static final String NAME = "odds-api";

  private static final String EVENTS = "events";
  private static final String ODDS = "event_odds";

  private final Archive archive;
  private final SlateClock clock;
  private final KnownGames games;
  private final KnownPlayers players;

  public OddsApiSource(Archive archive, SlateClock clock, KnownGames games, KnownPlayers players) {
    this.archive = archive;
    this.clock = clock;
    this.games = games;
    this.players = players;
  }

  /** The slate of today's date in the league. */
  Slate today() {
    return Slate.nba(LeagueTime.dateOf(clock.now()));
  }

  /** The slate's games, as those who have their ids tell of them. */
  SlateEvents games(Slate slate) {
    return new SlateEvents(slate, games.on(slate));
  }

  /**
   * Keeps a list of events that was asked for a slate's sake.
   *
   * @throws RuntimeException if it is not of the provider's form or has no event; nothing is kept
   *     then
   */
  EventList keepEvents(Slate slate, byte[] payload) {
    EventList list = EventList.parse(EVENTS, payload);
    if (list.events().isEmpty()) {
      throw SourceFailure.empty("the list of events is empty, and not the slate " + slate);
    }
    archive.put(NAME, EVENTS, slate.toString(), clock.now(), payload);
    return list;
  }

  /** The list that was kept last for a slate. */
  Optional<EventList> events(Slate slate) {
    return archive.latest(NAME, EVENTS, slate.toString()).map(this::events);
  }

  private EventList events(Archive.Entry entry) {
    return EventList.parse(file(entry), archive.read(entry));
  }

  /**
   * Keeps what books offer on an event.
   *
   * @throws TipoffException BAD_INPUT if it is of another event, or the event begins on another
   *     date by now; a RuntimeException if it is not of the provider's form; nothing is kept then
   */
  void keepOdds(Slate slate, Event asked, byte[] payload) {
    Event told = EventOdds.parse(ODDS, payload).event();
    if (!told.id().equals(asked.id())) {
      throw refused("the odds of event " + asked.id() + " are those of event " + told.id());
    }
    if (!games(slate).covers(told)) {
      throw refused(
          "event " + told.id() + " begins at " + told.commence() + ", which is not of " + slate);
    }
    archive.put(NAME, ODDS, slate.toString(), clock.now(), payload);
  }

  private static TipoffException refused(String what) {
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        what,
        "Fetch the events and the schedule again: tipoff fetch --kind events");
  }

  /**
   * What the archive has of a slate; nothing of what nobody offers, for the absence of offers is
   * not told.
   */
  List<SourceSlice> slices(Slate slate) {
    List<Archive.Entry> kept = archive.list(NAME, ODDS, slate.toString());
    if (kept.isEmpty()) {
      return List.of();
    }
    SlateFacts facts = facts(slate).orElseThrow();
    String payloads =
        kept.stream().map(Archive.Entry::sha256).distinct().collect(Collectors.joining("\n"));
    List<SourceSlice> slices = new ArrayList<>();
    if (!facts.quotes().isEmpty()) {
      slices.add(
          Artefact.PROP_LINES.slice(NAME, slate, payloads, facts.quotes().size(), kept.getLast()));
    }
    if (!facts.odds().isEmpty()) {
      slices.add(
          Artefact.GAME_ODDS.slice(
              NAME, slate, facts.odds().toString(), facts.odds().size(), kept.getLast()));
    }
    return slices;
  }

  @Override
  public List<SourceSlice> recall() {
    return archive.all(NAME, ODDS).stream()
        .map(Archive.Entry::scope)
        .distinct()
        .map(Slate::parse)
        .sorted()
        .flatMap(slate -> slices(slate).stream())
        .toList();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<SlateFacts> facts(Slate slate) {
    List<Archive.Entry> kept = archive.list(NAME, ODDS, slate.toString());
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    ToldOdds told = new ToldOdds(games(slate), players.on(slate.date()));
    archive
        .list(NAME, EVENTS, slate.toString())
        .forEach(entry -> told.listed(events(entry), file(entry)));
    for (Archive.Entry entry : kept) {
      String file = file(entry);
      told.then(EventOdds.parse(file, archive.read(entry)), file, entry.receivedAt());
    }
    return Optional.of(told.facts());
  }

  private static String file(Archive.Entry entry) {
    return entry.kind() + " " + entry.receivedAt() + " " + entry.sha256().substring(0, 8);
  }
}
