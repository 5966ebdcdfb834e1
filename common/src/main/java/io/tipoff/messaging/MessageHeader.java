package io.tipoff.messaging;

import io.vertx.core.buffer.Buffer;
import java.util.Objects;
import java.util.Optional;

/**
 * A header as a transport delivered it; names may repeat.
 *
 * @param value its bytes; empty if the header had none
 */
public record MessageHeader(String name, Optional<Buffer> value) {

  public MessageHeader {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
