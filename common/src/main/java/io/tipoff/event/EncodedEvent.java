package io.tipoff.event;

import java.util.Objects;

/**
 * An event ready to travel.
 *
 * @param topic where to
 * @param attributes CloudEvents attributes; the key is {@code attributes.partitionKey()}
 * @param body JSON text by the event's schema
 */
public record EncodedEvent(String topic, EventAttributes attributes, String body) {

  public EncodedEvent {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(attributes, "attributes");
    Objects.requireNonNull(body, "body");
  }
}
