package io.tipoff.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class KafkaTransportTest {

  private final KafkaTransport transport = new KafkaTransport();

  @Test
  void readsAttributesKeyAndPosition() {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>("tipoff.ingest", 2, 42, "nba/2025-01-15", bytes("{}"));
    record.headers().add("ce_type", bytes("t")).add("content-type", bytes("application/json"));

    Received received = transport.received(message(record));

    assertThat(received.topic()).isEqualTo("tipoff.ingest");
    assertThat(received.position()).isEqualTo("2:42");
    assertThat(received.key()).contains("nba/2025-01-15");
    assertThat(received.attributes()).isEqualTo(Map.of("type", "t"));
    assertThat(received.headers())
        .containsExactly(header("ce_type", "t"), header("content-type", "application/json"));
    assertThat(received.body()).isEqualTo(Buffer.buffer("{}"));
  }

  @Test
  void readsRecordWithoutKeyHeadersOrBody() {
    ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("tipoff.ingest", 0, 1, null, null);
    record.headers().add("ce_type", null);

    Received received = transport.received(message(record));

    assertThat(received.key()).isEmpty();
    assertThat(received.attributes()).isEmpty();
    assertThat(received.body().length()).isZero();
  }

  @Test
  void readsMessageOfAnotherTransport() {
    Received received = transport.received(Message.of(bytes("x")));

    assertThat(received.topic()).isEqualTo("unknown");
    assertThat(received.body()).isEqualTo(Buffer.buffer("x"));
  }

  @Test
  void deadLetterKeepsEveryHeaderAndBoundsItsDetail() {
    DeadLetter letter =
        new DeadLetter(
            "tipoff.ingest",
            "0:7",
            Optional.of("nba/2025-01-15"),
            "UNKNOWN_TYPE",
            "x".repeat(5000),
            Map.of("type", "odd"),
            List.of(
                header("ce_type", "odd"),
                header("traceparent", "00-1-2-01"),
                new MessageHeader("empty", Optional.empty()),
                header("dead-letter-reason", "AN_EARLIER_ONE")),
            Buffer.buffer("body"));

    Message<byte[]> message = transport.outgoing(letter);

    OutgoingKafkaRecordMetadata<?> address =
        message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
    assertThat(address.getTopic()).isEqualTo("tipoff.ingest.dlq");
    assertThat(address.getKey()).isEqualTo("nba/2025-01-15");
    assertThat(header(address, "ce_type")).isEqualTo("odd");
    assertThat(header(address, "traceparent")).isEqualTo("00-1-2-01");
    assertThat(address.getHeaders().lastHeader("empty").value()).isNull();
    assertThat(header(address, "dead-letter-reason")).isEqualTo("UNKNOWN_TYPE");
    assertThat(address.getHeaders().headers("dead-letter-reason")).hasSize(1);
    assertThat(header(address, "dead-letter-topic")).isEqualTo("tipoff.ingest");
    assertThat(header(address, "dead-letter-position")).isEqualTo("0:7");
    assertThat(header(address, "dead-letter-detail")).hasSize(1000);
    assertThat(message.getPayload()).isEqualTo(bytes("body"));
  }

  @Test
  void replayGoesToWhereTheLetterCameFromAsItWas() {
    DeadLetter letter =
        letter(
            List.of(
                header("ce_type", "odd"),
                header("traceparent", "00-1-2-01"),
                header(DeadLetter.REPLAY_OF, "3")));

    Message<byte[]> message = transport.outgoing(new OutboxMessage.Replay(1, 7, letter));

    OutgoingKafkaRecordMetadata<?> address =
        message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
    assertThat(address.getTopic()).isEqualTo("tipoff.ingest");
    assertThat(address.getKey()).isEqualTo("nba/2025-01-15");
    assertThat(header(address, "ce_type")).isEqualTo("odd");
    assertThat(header(address, "traceparent")).isEqualTo("00-1-2-01");
    assertThat(header(address, DeadLetter.REPLAY_OF)).isEqualTo("7");
    assertThat(address.getHeaders().toArray()).hasSize(3);
    assertThat(message.getPayload()).isEqualTo(bytes("body"));
  }

  @Test
  void replayOfALetterWithoutHeadersHasItsAttributes() {
    Message<byte[]> message = transport.outgoing(new OutboxMessage.Replay(1, 7, letter(List.of())));

    assertThat(
            header(message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow(), "ce_type"))
        .isEqualTo("odd");
  }

  private static DeadLetter letter(List<MessageHeader> headers) {
    return new DeadLetter(
        "tipoff.ingest",
        "0:7",
        Optional.of("nba/2025-01-15"),
        "HANDLER_BUG",
        "a table was gone",
        Map.of("type", "odd"),
        headers,
        Buffer.buffer("body"));
  }

  private static MessageHeader header(String name, String value) {
    return new MessageHeader(name, Optional.of(Buffer.buffer(value)));
  }

  private static String header(OutgoingKafkaRecordMetadata<?> address, String name) {
    return new String(address.getHeaders().lastHeader(name).value(), UTF_8);
  }

  private static Message<byte[]> message(ConsumerRecord<String, byte[]> record) {
    return new Message<>() {
      @Override
      public byte[] getPayload() {
        return record.value();
      }

      @Override
      public Metadata getMetadata() {
        return Metadata.of(new IncomingKafkaRecordMetadata<>(record, "transform-in"));
      }
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
