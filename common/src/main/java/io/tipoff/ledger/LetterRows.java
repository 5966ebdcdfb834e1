package io.tipoff.ledger;

import io.tipoff.messaging.DeadLetter;
import io.tipoff.messaging.MessageHeader;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dead letters to and from the columns of {@code ledger.dead_letter}. */
final class LetterRows {

  private LetterRows() {}

  static String headers(List<MessageHeader> headers) {
    JsonArray all = new JsonArray();
    for (MessageHeader header : headers) {
      JsonArray pair = new JsonArray().add(header.name());
      header.value().ifPresentOrElse(value -> pair.add(value.getBytes()), pair::addNull);
      all.add(pair);
    }
    return all.encode();
  }

  private static List<MessageHeader> headers(String json) {
    List<MessageHeader> headers = new ArrayList<>();
    if (json != null) {
      JsonArray all = new JsonArray(json);
      for (int i = 0; i < all.size(); i++) {
        JsonArray pair = all.getJsonArray(i);
        headers.add(new MessageHeader(pair.getString(0), Optional.ofNullable(pair.getBuffer(1))));
      }
    }
    return headers;
  }

  static DeadLetter letter(Row row, String attributes, Buffer body) {
    return new DeadLetter(
        row.getString("topic"),
        row.getString("position"),
        Optional.ofNullable(row.getString("message_key")),
        row.getString("reason"),
        row.getString("detail"),
        OutboxLedger.map(attributes),
        headers(row.getString("headers")),
        body.getDelegate());
  }
}
