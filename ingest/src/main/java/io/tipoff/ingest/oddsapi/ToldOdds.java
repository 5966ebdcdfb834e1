package io.tipoff.ingest.oddsapi;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.ingest.oddsapi.EventList.Event;
import io.tipoff.ingest.oddsapi.EventOdds.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a sequence of payloads tells of a slate. */
final class ToldOdds {

  private final SlateEvents events;
  private final Refusals refusals = new Refusals();
  private final PlayerQuotes quotes;
  private final GameOdds odds = new GameOdds(refusals);

  ToldOdds(SlateEvents events, PlayerDirectory players) {
    this.events = events;
    this.quotes = new PlayerQuotes(players, refusals);
  }

  /** A list of events: those of the slate's date should be its games. */
  void listed(EventList list, String file) {
    list.events().stream().filter(events::covers).forEach(event -> game(event, file));
  }

  /** The next answer about an event. */
  void then(EventOdds told, String file, Instant receivedAt) {
    Optional<AnnouncedGame> found = game(told.event(), file);
    if (found.isEmpty()) {
      return;
    }
    AnnouncedGame game = found.get();
    List<Offer> onTheGame = new ArrayList<>();
    for (Offer offer : told.offers()) {
      Instant stamp = offer.updated().filter(seen -> seen.isBefore(receivedAt)).orElse(receivedAt);
      // the provider moves the beginning of an event to when it really began
      boolean inGame = !stamp.isBefore(game.tip()) || !stamp.isBefore(told.event().commence());
      if (PlayerQuotes.holds(offer.market())) {
        quotes.then(game, offer, told.format(), stamp, inGame, file, receivedAt);
      } else if (GameOdds.holds(offer.market()) && !inGame) {
        onTheGame.add(offer);
      }
    }
    odds.then(game, onTheGame, file, receivedAt);
  }

  private Optional<AnnouncedGame> game(Event event, String file) {
    for (String name : List.of(event.home(), event.away())) {
      if (SlateEvents.team(name).isEmpty()) {
        refusals.add(
            file,
            event.element(),
            "team",
            "'" + name + "' is no team known here",
            "Add the spelling to the team's aliases in teams.csv.",
            event.home() + " - " + event.away());
        return Optional.empty();
      }
    }
    Optional<AnnouncedGame> game = events.game(event);
    if (game.isEmpty()) {
      refusals.add(
          file,
          event.element(),
          "event",
          "no game of "
              + event.away()
              + " at "
              + event.home()
              + " is announced for "
              + events.slate(),
          "If it is one, fetch the schedule again: tipoff fetch --kind schedule",
          event.id());
    }
    return game;
  }

  SlateFacts facts() {
    return new SlateFacts(
        events.slate().date(),
        List.of(),
        odds.all(),
        quotes.all(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(Artefact.PROP_LINES, refusals.rows()));
  }
}
