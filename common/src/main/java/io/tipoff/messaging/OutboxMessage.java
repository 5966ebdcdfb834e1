package io.tipoff.messaging;

import io.tipoff.event.EncodedEvent;
import java.util.Objects;

/** What the ledger holds to be told until the transport has taken it. */
public sealed interface OutboxMessage {

  long id();

  String topic();

  /** Under which the transport keeps messages in order; empty if there is none. */
  String key();

  /** An event. */
  record Event(long id, EncodedEvent event) implements OutboxMessage {

    public Event {
      Objects.requireNonNull(event, "event");
    }

    @Override
    public String topic() {
      return event.topic();
    }

    @Override
    public String key() {
      return event.attributes().partitionKey();
    }
  }

  /** A dead letter that is told again as it was, to the topic that it came from. */
  record Replay(long id, long letterId, DeadLetter letter) implements OutboxMessage {

    public Replay {
      Objects.requireNonNull(letter, "letter");
    }

    @Override
    public String topic() {
      return letter.topic();
    }

    @Override
    public String key() {
      return letter.key().orElse("");
    }
  }
}
