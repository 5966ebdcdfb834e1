package io.tipoff.messaging;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A message that could not be read or handled, as it was received.
 *
 * @param topic topic it came from; the dead letter itself is in {@code <topic>.dlq}
 * @param position where in the topic, such as {@code 0:42}; with the topic its identity
 * @param key its key, if it had one
 * @param reason short name from a closed set, such as {@code UNKNOWN_TYPE}
 * @param detail what is wrong, for people
 * @param attributes CloudEvents attributes by their plain names, as far as there were any
 * @param headers all headers as received, in their order
 * @param body bytes as received; empty if there were none
 */
public record DeadLetter(
    String topic,
    String position,
    Optional<String> key,
    String reason,
    String detail,
    Map<String, String> attributes,
    List<MessageHeader> headers,
    Buffer body) {

  public DeadLetter {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
    attributes = Map.copyOf(attributes);
    headers = List.copyOf(headers);
    Objects.requireNonNull(body, "body");
  }

  /** Name of the header that says of which letter a message is the replay. */
  public static final String REPLAY_OF = "tipoff-replay-of";

  /** Id of the letter of which this message was the replay. */
  public Optional<Long> replayOf() {
    return headers.stream()
        .filter(header -> header.name().equals(REPLAY_OF))
        .reduce((earlier, later) -> later)
        .flatMap(MessageHeader::value)
        .map(Buffer::toString)
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  /** Topic that holds it. */
  public String deadLetterTopic() {
    return topic + ".dlq";
  }
}
