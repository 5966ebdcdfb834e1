package io.tipoff.event;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * CloudEvents 1.0 context attributes of an event. They travel beside the body; in Kafka's binary
 * mode each is a header {@code ce_<name>}.
 *
 * @param id made from content, see {@link TipoffEvent#id()}
 * @param source {@code /tipoff/<phase>}
 * @param type {@code io.tipoff.<phase>.<fact>.v1}
 * @param time business instant (slate clock) at which it happened
 * @param subject the slate
 * @param correlationId ties together what one cause set off, across phases
 * @param partitionKey key under which the transport keeps events together
 * @param traceparent what it happened in, as W3C Trace Context; empty if nothing is traced
 */
public record EventAttributes(
    String id,
    URI source,
    String type,
    Instant time,
    String subject,
    String correlationId,
    String partitionKey,
    Optional<String> traceparent) {

  public static final String SPEC_VERSION = "1.0";

  /** Media type of every body; the CloudEvents attribute {@code datacontenttype}. */
  public static final String CONTENT_TYPE = "application/json";

  public EventAttributes {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(correlationId, "correlationId");
    Objects.requireNonNull(partitionKey, "partitionKey");
    Objects.requireNonNull(traceparent, "traceparent");
  }

  /** Names and values as CloudEvents spells them, in a fixed order; read back by {@link #of}. */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("specversion", SPEC_VERSION);
    map.put("id", id);
    map.put("source", source.toString());
    map.put("type", type);
    map.put("time", time.toString());
    map.put("subject", subject);
    map.put("datacontenttype", CONTENT_TYPE);
    map.put("correlationid", correlationId);
    map.put("partitionkey", partitionKey);
    traceparent.ifPresent(trace -> map.put("traceparent", trace));
    return map;
  }

  /**
   * Reads what {@link #asMap} gives; other names are ignored.
   *
   * @throws TipoffException CONTRACT naming the attribute that is missing or malformed
   */
  public static EventAttributes of(Map<String, String> map) {
    try {
      return new EventAttributes(
          required(map, "id"),
          URI.create(required(map, "source")),
          required(map, "type"),
          Instant.parse(required(map, "time")),
          required(map, "subject"),
          required(map, "correlationid"),
          required(map, "partitionkey"),
          Optional.ofNullable(map.get("traceparent")));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw refusal("are malformed: " + e.getMessage());
    }
  }

  private static String required(Map<String, String> map, String name) {
    String value = map.get(name);
    if (value == null) {
      throw refusal("lack '" + name + "'");
    }
    return value;
  }

  private static TipoffException refusal(String problem) {
    return new TipoffException(
        FailureCategory.CONTRACT,
        "CloudEvents attributes " + problem,
        "Mend what wrote them: every event carries the attributes of docs/events.");
  }
}
