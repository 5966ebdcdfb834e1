package io.tipoff.ingest.oddsapi;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fetch.SourceClient;
import io.tipoff.ingest.fetch.SourceFailure;
import io.tipoff.ingest.fetch.SourceKind;
import io.tipoff.ingest.load.RevisionConfig;
import io.tipoff.ingest.oddsapi.EventList.Event;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What books offer on the games of today's slate, from the cut-off of its first revision on, each
 * until its tip. Every answer is billed: while one game fails, the others are not asked for sooner.
 */
@Singleton
final class FetchedQuotes implements SourceKind {

  private static final String EVENT = "{event}";
  private static final Duration KEPT = Duration.ofDays(1);

  private final OddsApiSource source;
  private final FetchedEvents events;
  private final RevisionConfig revisions;
  private final SlateClock clock;
  private final Map<String, Instant> answered = new ConcurrentHashMap<>();

  FetchedQuotes(
      OddsApiSource source, FetchedEvents events, RevisionConfig revisions, SlateClock clock) {
    this.source = source;
    this.events = events;
    this.revisions = revisions;
    this.clock = clock;
  }

  @Override
  public String source() {
    return OddsApiSource.NAME;
  }

  @Override
  public String name() {
    return "quotes";
  }

  @Override
  public Set<Artefact> artefacts() {
    return Set.of(Artefact.PROP_LINES, Artefact.GAME_ODDS);
  }

  /** The events have the ids by which it is asked. */
  @Override
  public boolean isLast() {
    return true;
  }

  @Override
  public Uni<Asked> ask(SourceClient client, Optional<Slate> slate) {
    Slate wanted = slate.orElseGet(source::today);
    return client
        .blocking(() -> slate.isPresent() ? coming(wanted) : due(wanted, client.every(name())))
        .chain(
            games ->
                games.isEmpty()
                    ? Uni.createFrom().item(Asked.NOTHING)
                    : list(client, wanted).chain(list -> odds(client, wanted, games, list)));
  }

  private List<AnnouncedGame> due(Slate today, Duration every) {
    Instant now = clock.now();
    if (now.isBefore(LeagueTime.at(today.date(), revisions.cutOff()))) {
      return List.of();
    }
    answered.values().removeIf(at -> at.isBefore(now.minus(KEPT)));
    // half of it, for the ledger and this process need not have the same time
    Instant before = now.minus(every.dividedBy(2));
    return source.games(today).coming(now).stream()
        .filter(game -> !answered.getOrDefault(game.gameId(), Instant.MIN).isAfter(before))
        .toList();
  }

  private List<AnnouncedGame> coming(Slate slate) {
    SlateEvents known = source.games(slate);
    if (known.games().isEmpty()) {
      throw new TipoffException(
          FailureCategory.UPSTREAM_MISSING,
          "no schedule tells of games of " + slate,
          "Fetch the schedule first: tipoff fetch --kind schedule");
    }
    return known.coming(clock.now());
  }

  private Uni<EventList> list(SourceClient client, Slate slate) {
    return client
        .blocking(() -> source.events(slate))
        .chain(
            kept ->
                kept.isPresent() ? Uni.createFrom().item(kept.get()) : events.list(client, slate));
  }

  private Uni<Asked> odds(
      SourceClient client, Slate slate, List<AnnouncedGame> games, EventList list) {
    return Asked.each(Uni.createFrom().item(games), game -> odds(client, slate, game, list))
        .chain(
            failures ->
                client
                    .blocking(() -> source.slices(slate))
                    .map(slices -> new Asked(slices, failures)));
  }

  private Uni<Void> odds(SourceClient client, Slate slate, AnnouncedGame game, EventList list) {
    Optional<Event> event = new SlateEvents(slate, List.of(game)).event(game, list);
    if (event.isEmpty()) {
      return Uni.createFrom()
          .failure(
              SourceFailure.empty(
                  "the list of events has none of "
                      + game.away()
                      + " at "
                      + game.home()
                      + " on "
                      + slate.date()));
    }
    return client.get(
        name(),
        client.path(name()).replace(EVENT, event.get().id()),
        payload -> {
          source.keepOdds(slate, event.get(), payload);
          answered.put(game.gameId(), clock.now());
          return null;
        });
  }
}
