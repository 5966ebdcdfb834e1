package io.tipoff.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tipoff.event.UnreadableEventException.Reason;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events to and from what travels: CloudEvents attributes and a JSON body. Bodies are written with
 * fixed field order, so that the same event is the same text.
 */
@Singleton
public final class EventCodec {

  private static final List<String> REQUIRED = List.of("id", "source", "type");

  private final JsonMapper mapper = EventJson.mapper();

  /**
   * Makes an event ready to travel.
   *
   * @param time business instant (slate clock) at which it happened
   * @param correlationId ties together what one cause set off
   */
  public EncodedEvent encode(TipoffEvent event, Instant time, String correlationId) {
    return encode(event, time, correlationId, Optional.empty());
  }

  /**
   * The same, of what happened in a span.
   *
   * @param traceparent the span, as W3C Trace Context
   */
  public EncodedEvent encode(
      TipoffEvent event, Instant time, String correlationId, Optional<String> traceparent) {
    EventAttributes attributes =
        new EventAttributes(
            event.id(),
            URI.create("/tipoff/" + event.phase().id()),
            EventType.written(event),
            time,
            event.slate().toString(),
            correlationId,
            event.key(),
            traceparent);
    try {
      return new EncodedEvent(event.topic(), attributes, mapper.writeValueAsString(event));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads an event. Unknown fields and attributes are ignored.
   *
   * @param attributes CloudEvents attributes by their plain names, such as {@code type}
   * @param body JSON in UTF-8; null or empty where the message had none
   * @throws UnreadableEventException with the reason, if this is no event of ours
   */
  public TipoffEvent decode(Map<String, String> attributes, byte[] body) {
    for (String name : REQUIRED) {
      if (attributes.getOrDefault(name, "").isBlank()) {
        throw unreadable(Reason.NOT_A_CLOUD_EVENT, "attribute '" + name + "' is missing");
      }
    }
    String version = attributes.getOrDefault("specversion", "");
    if (!version.equals(EventAttributes.SPEC_VERSION)) {
      throw unreadable(Reason.NOT_A_CLOUD_EVENT, "specversion is '" + version + "', not 1.0");
    }
    String type = attributes.get("type");
    EventType known =
        EventType.read(type)
            .orElseThrow(() -> unreadable(Reason.UNKNOWN_TYPE, "type '" + type + "' is unknown"));
    TipoffEvent event = read(known, body);
    if (!EventType.written(event).equals(type)) {
      throw unreadable(
          Reason.CONTRADICTION, "type is '" + type + "' but phase is " + event.phase());
    }
    String subject = attributes.getOrDefault("subject", event.slate().toString());
    if (!subject.equals(event.slate().toString())) {
      throw unreadable(
          Reason.CONTRADICTION, "subject is '" + subject + "' but slate is " + event.slate());
    }
    return event;
  }

  private TipoffEvent read(EventType type, byte[] body) {
    if (body == null || body.length == 0) {
      throw unreadable(Reason.INVALID_BODY, type.fact() + " has no body");
    }
    try {
      TipoffEvent event = mapper.readValue(body, type.record());
      if (event == null) {
        throw unreadable(Reason.INVALID_BODY, type.fact() + " has the body null");
      }
      return event;
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause();
      String problem =
          cause instanceof Checks.InvalidEventException
              ? cause.getMessage()
              : type.fact() + ": " + e.getOriginalMessage();
      throw new UnreadableEventException(Reason.INVALID_BODY, problem, e);
    } catch (IOException e) {
      throw new UnreadableEventException(
          Reason.INVALID_BODY, type.fact() + ": " + e.getMessage(), e);
    }
  }

  private static UnreadableEventException unreadable(Reason reason, String message) {
    return new UnreadableEventException(reason, message, null);
  }
}
