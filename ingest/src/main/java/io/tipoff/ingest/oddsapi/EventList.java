package io.tipoff.ingest.oddsapi;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.payload.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The provider's list of events, of today and the days that follow.
 *
 * @param events in its order
 */
record EventList(List<Event> events) {

  EventList {
    events = List.copyOf(events);
  }

  /**
   * A game as the provider calls it.
   *
   * @param element of the list, from 1
   * @param id the provider's own
   * @param commence when it begins, as the provider expects
   * @param home name of a team, as received
   */
  record Event(int element, String id, Instant commence, String home, String away) {

    static Event read(int element, Payload event) {
      return new Event(
          element,
          event.text("id"),
          Instant.parse(event.text("commence_time")),
          event.text("home_team"),
          event.text("away_team"));
    }
  }

  /**
   * Reads a list, as it is sent now or as it once was.
   *
   * @throws RuntimeException if it is not of the provider's form
   */
  static EventList parse(String file, byte[] bytes) {
    Payload list = content(Payload.read(file, bytes));
    if (!list.node().isArray()) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "payload " + file + " is no list of events",
          "The provider may have changed its format: compare with an earlier payload.");
    }
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      events.add(Event.read(i + 1, list.at(i)));
    }
    return new EventList(events);
  }

  /** What is told; of the past it is told in an envelope with the instant it is of. */
  static Payload content(Payload payload) {
    return payload.node().has("timestamp") ? payload.at("data") : payload;
  }
}
