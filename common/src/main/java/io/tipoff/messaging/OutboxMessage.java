package io.tipoff.messaging;

import io.tipoff.event.EncodedEvent;
import java.util.Objects;

/** An event that the ledger holds until the transport has taken it. */
public record OutboxMessage(long id, EncodedEvent event) {

  public OutboxMessage {
    Objects.requireNonNull(event, "event");
  }
}
