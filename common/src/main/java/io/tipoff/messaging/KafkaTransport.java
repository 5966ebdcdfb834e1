package io.tipoff.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.tipoff.event.EncodedEvent;
import io.tipoff.event.EventAttributes;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.HashMap;
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
  private static final int LONGEST_DETAIL = 1000;

  @Override
  public Message<byte[]> outgoing(EncodedEvent event) {
    EventAttributes attributes = event.attributes();
    OutgoingCloudEventMetadata<byte[]> cloudEvent =
        OutgoingCloudEventMetadata.<byte[]>builder()
            .withId(attributes.id())
            .withSource(attributes.source())
            .withType(attributes.type())
            .withTimestamp(attributes.time().atZone(ZoneOffset.UTC))
            .withSubject(attributes.subject())
            .withDataContentType(EventAttributes.CONTENT_TYPE)
            .withExtension("correlationid", attributes.correlationId())
            .withExtension("partitionkey", attributes.partitionKey())
            .build();
    OutgoingKafkaRecordMetadata<String> address =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(event.topic())
            .withKey(attributes.partitionKey())
            .build();
    return Message.of(event.body().getBytes(UTF_8), Metadata.of(cloudEvent, address));
  }

  @Override
  public Message<byte[]> outgoing(DeadLetter letter) {
    Headers headers = new RecordHeaders();
    letter.attributes().forEach((name, value) -> headers.add(PREFIX + name, value.getBytes(UTF_8)));
    String detail = letter.detail();
    headers.add("dead-letter-reason", letter.reason().getBytes(UTF_8));
    headers.add(
        "dead-letter-detail",
        detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)).getBytes(UTF_8));
    headers.add("dead-letter-topic", letter.topic().getBytes(UTF_8));
    headers.add("dead-letter-position", letter.position().getBytes(UTF_8));
    var address =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(letter.deadLetterTopic())
            .withHeaders(headers);
    letter.key().ifPresent(address::withKey);
    return Message.of(letter.body().getBytes(), Metadata.of(address.build()));
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
                    body))
        .orElseGet(() -> new Received("unknown", "-", Optional.empty(), Map.of(), body));
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
