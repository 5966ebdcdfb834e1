package io.tipoff.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadataBuilder;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.tipoff.event.EncodedEvent;
import io.tipoff.event.EventAttributes;
import io.tipoff.trace.SlateTrace;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * CloudEvents in Kafka's binary mode: attributes as {@code ce_} headers, the key as record key.
 * Incoming headers are read here rather than by the connector, which ends the channel on a record
 * that only looks like a CloudEvent.
 */
@Singleton
final class KafkaTransport implements Transport {

  private static final String PREFIX = "ce_";
  private static final String TRACE = "traceparent";
  private static final int LONGEST_DETAIL = 1000;

  @Override
  public Message<byte[]> outgoing(EncodedEvent event) {
    EventAttributes attributes = event.attributes();
    OutgoingCloudEventMetadataBuilder<byte[]> cloudEvent =
        OutgoingCloudEventMetadata.<byte[]>builder()
            .withId(attributes.id())
            .withSource(attributes.source())
            .withType(attributes.type())
            .withTimestamp(attributes.time().atZone(ZoneOffset.UTC))
            .withSubject(attributes.subject())
            .withDataContentType(EventAttributes.CONTENT_TYPE)
            .withExtension("correlationid", attributes.correlationId())
            .withExtension("partitionkey", attributes.partitionKey());
    attributes.traceparent().ifPresent(trace -> cloudEvent.withExtension(TRACE, trace));
    OutgoingKafkaRecordMetadata<String> address =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(event.topic())
            .withKey(attributes.partitionKey())
            .build();
    return Message.of(
        event.body().getBytes(UTF_8),
        Metadata.of(
            cloudEvent.build(),
            address,
            TracingMetadata.withCurrent(
                SlateTrace.of(attributes.correlationId(), attributes.traceparent()))));
  }

  @Override
  public Message<byte[]> outgoing(DeadLetter letter) {
    Headers headers = new RecordHeaders();
    for (MessageHeader header : letter.headers()) {
      headers.add(header.name(), header.value().map(Buffer::getBytes).orElse(null));
    }
    String detail = letter.detail();
    set(headers, "dead-letter-reason", letter.reason());
    set(
        headers,
        "dead-letter-detail",
        detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
    set(headers, "dead-letter-topic", letter.topic());
    set(headers, "dead-letter-position", letter.position());
    var address =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(letter.deadLetterTopic())
            .withHeaders(headers);
    letter.key().ifPresent(address::withKey);
    return Message.of(letter.body().getBytes(), Metadata.of(address.build(), trace(letter)));
  }

  @Override
  public Message<byte[]> outgoing(OutboxMessage.Replay replay) {
    DeadLetter letter = replay.letter();
    Headers headers = new RecordHeaders();
    if (letter.headers().isEmpty()) {
      letter.attributes().forEach((name, value) -> set(headers, PREFIX + name, value));
    }
    for (MessageHeader header : letter.headers()) {
      headers.add(header.name(), header.value().map(Buffer::getBytes).orElse(null));
    }
    set(headers, DeadLetter.REPLAY_OF, Long.toString(replay.letterId()));
    var address =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(letter.topic())
            .withHeaders(headers);
    letter.key().ifPresent(address::withKey);
    return Message.of(letter.body().getBytes(), Metadata.of(address.build(), trace(letter)));
  }

  /** A message that died and is told again stays in the trace that it came in. */
  private static TracingMetadata trace(DeadLetter letter) {
    Optional<String> trace =
        letter.headers().stream()
            .filter(header -> header.name().equals(TRACE))
            .flatMap(header -> header.value().stream())
            .map(value -> value.toString(UTF_8))
            .findFirst();
    String correlation = letter.attributes().getOrDefault("correlationid", letter.topic());
    return TracingMetadata.withCurrent(SlateTrace.of(correlation, trace));
  }

  /** One that was dead before and failed again tells of the last time. */
  private static void set(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(UTF_8));
  }

  @Override
  public Received received(Message<byte[]> message) {
    byte[] payload = message.getPayload();
    Buffer body = payload == null ? Buffer.buffer() : Buffer.buffer(payload);
    return message
        .getMetadata(IncomingKafkaRecordMetadata.class)
        .map(
            record ->
                new Received(
                    record.getTopic(),
                    record.getPartition() + ":" + record.getOffset(),
                    Optional.ofNullable(record.getKey()).map(Object::toString),
                    attributes(record.getHeaders()),
                    headers(record.getHeaders()),
                    body))
        .orElseGet(() -> new Received("unknown", "-", Optional.empty(), Map.of(), List.of(), body));
  }

  private static List<MessageHeader> headers(Iterable<Header> headers) {
    List<MessageHeader> all = new ArrayList<>();
    for (Header header : headers) {
      all.add(
          new MessageHeader(header.key(), Optional.ofNullable(header.value()).map(Buffer::buffer)));
    }
    return all;
  }

  private static Map<String, String> attributes(Iterable<Header> headers) {
    Map<String, String> attributes = new HashMap<>();
    for (Header header : headers) {
      if (header.key().startsWith(PREFIX) && header.value() != null) {
        attributes.put(header.key().substring(PREFIX.length()), new String(header.value(), UTF_8));
      }
    }
    return attributes;
  }
}
