package io.tipoff.warehouse;

import io.tipoff.digest.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * SHA-256 over a sequence of values, each with its type and length, so that no two sequences look
 * alike. Doubles count by their raw bits, instants by microseconds.
 */
final class CanonicalDigest {

  private final MessageDigest sha256 = Digests.newSha256();
  private ByteBuffer buffer = ByteBuffer.allocate(1024);

  /** Adds a value of a column's Java type, or null. */
  void put(Object value) {
    switch (value) {
      case null -> room(1).put((byte) '0');
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(5 + bytes.length).put((byte) 's').putInt(bytes.length).put(bytes);
      }
      case Long number -> room(9).put((byte) 'i').putLong(number);
      case Double number -> room(9).put((byte) 'f').putLong(Double.doubleToRawLongBits(number));
      case Boolean flag -> room(2).put((byte) 'b').put((byte) (flag ? 1 : 0));
      case LocalDate date -> room(9).put((byte) 'd').putLong(date.toEpochDay());
      case Instant instant -> room(9).put((byte) 't').putLong(Micros.of(instant));
      default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
    }
  }

  /** Adds bytes that need no type, such as a column's name. */
  void put(byte[] bytes) {
    room(4 + bytes.length).putInt(bytes.length).put(bytes);
  }

  /** The digest as lower-case hex; what follows starts anew. */
  String finish() {
    flush();
    return HexFormat.of().formatHex(sha256.digest());
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    if (buffer.remaining() < bytes) {
      buffer = ByteBuffer.allocate(bytes);
    }
    return buffer;
  }

  private void flush() {
    sha256.update(buffer.flip());
    buffer.clear();
  }
}
