package io.tipoff.ingest.oddsapi;

import io.smallrye.mutiny.Uni;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fetch.SourceClient;
import io.tipoff.ingest.fetch.SourceKind;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** The provider's list of events, asked for while games of today's slate are to come. */
@Singleton
final class FetchedEvents implements SourceKind {

  private final OddsApiSource source;
  private final SlateClock clock;

  FetchedEvents(OddsApiSource source, SlateClock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public String source() {
    return OddsApiSource.NAME;
  }

  @Override
  public String name() {
    return "events";
  }

  /** Of its own it brings none; without it none are asked for. */
  @Override
  public Set<Artefact> artefacts() {
    return Set.of(Artefact.PROP_LINES, Artefact.GAME_ODDS);
  }

  @Override
  public Uni<Asked> ask(SourceClient client, Optional<Slate> slate) {
    return client
        .blocking(() -> slate.or(this::today))
        .chain(
            wanted ->
                wanted.isEmpty()
                    ? Uni.createFrom().item(Asked.NOTHING)
                    : list(client, wanted.get()).replaceWith(Asked.NOTHING));
  }

  private Optional<Slate> today() {
    return Optional.of(source.today())
        .filter(today -> !source.games(today).coming(clock.now()).isEmpty());
  }

  /** Asks for the list now. */
  Uni<EventList> list(SourceClient client, Slate slate) {
    return client.get(name(), client.path(name()), payload -> source.keepEvents(slate, payload));
  }
}
