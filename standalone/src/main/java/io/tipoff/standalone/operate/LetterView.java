package io.tipoff.standalone.operate;

import io.tipoff.ledger.LetterState;
import io.tipoff.ledger.StoredLetter;
import io.tipoff.messaging.DeadLetter;
import io.tipoff.messaging.MessageHeader;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A dead letter for people and scripts.
 *
 * @param key under which it was sent, empty if it had none
 * @param replays how often the message was told again, earlier letters of it included
 * @param replayOf letter of the same message before it was last told again
 * @param content left out of lists
 */
public record LetterView(
    long id,
    String topic,
    String position,
    String key,
    String reason,
    String detail,
    LetterState state,
    int replays,
    Optional<Long> replayOf,
    Instant diedAt,
    Optional<String> settledBy,
    Optional<Instant> settledAt,
    Optional<Content> content) {

  /**
   * What was received.
   *
   * @param body as text, or in base64 if it is no UTF-8
   */
  public record Content(List<Header> headers, String body, String encoding) {}

  /** A header as text, as {@link Content#body} is. */
  public record Header(String name, String value) {}

  /** Without content. */
  public static LetterView of(StoredLetter stored) {
    return of(stored, Optional.empty());
  }

  /** With content. */
  public static LetterView whole(StoredLetter stored) {
    DeadLetter letter = stored.letter();
    Optional<String> text = utf8(letter.body());
    return of(
        stored,
        Optional.of(
            new Content(
                letter.headers().stream().map(LetterView::header).toList(),
                text.orElseGet(() -> base64(letter.body())),
                text.isPresent() ? "text" : "base64")));
  }

  private static LetterView of(StoredLetter stored, Optional<Content> content) {
    DeadLetter letter = stored.letter();
    return new LetterView(
        stored.id(),
        letter.topic(),
        letter.position(),
        letter.key().orElse(""),
        letter.reason(),
        letter.detail(),
        stored.state(),
        stored.replays(),
        stored.replayOf(),
        stored.diedAt(),
        stored.settledBy(),
        stored.settledAt(),
        content);
  }

  private static Header header(MessageHeader header) {
    String value =
        header.value().map(bytes -> utf8(bytes).orElseGet(() -> base64(bytes))).orElse("");
    return new Header(header.name(), value);
  }

  private static Optional<String> utf8(Buffer bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String base64(Buffer bytes) {
    return Base64.getEncoder().encodeToString(bytes.getBytes());
  }
}
