package io.tipoff.messaging;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as a transport delivered it, in no transport's terms.
 *
 * @param position where in the topic, such as {@code 0:42}
 * @param attributes CloudEvents attributes by their plain names, as far as there are any
 * @param headers all headers, the attributes' among them
 * @param body bytes as received; empty if there were none
 */
record Received(
    String topic,
    String position,
    Optional<String> key,
    Map<String, String> attributes,
    List<MessageHeader> headers,
    Buffer body) {

  Received {
    attributes = Map.copyOf(attributes);
    headers = List.copyOf(headers);
  }

  DeadLetter deadLetter(String reason, String detail) {
    return new DeadLetter(topic, position, key, reason, detail, attributes, headers, body);
  }
}
