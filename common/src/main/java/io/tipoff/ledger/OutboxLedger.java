package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.event.EncodedEvent;
import io.tipoff.event.EventAttributes;
import io.tipoff.messaging.Outbox;
import io.tipoff.messaging.OutboxMessage;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Events that were recorded with what they tell of, until the transport has taken them. */
@ApplicationScoped
public class OutboxLedger implements Outbox {

  private static final String PENDING =
      "select id, topic, attributes, body from ledger.outbox order by id limit $1";
  private static final String SENT = "delete from ledger.outbox where id = any($1)";
  private static final String BACKLOG =
      """
      select count(*) as pending,
             coalesce(extract(epoch from now() - min(created_at)) * 1000, 0) as oldest_ms
        from ledger.outbox""";

  private final Pool pool;

  OutboxLedger(Pool pool) {
    this.pool = pool;
  }

  /**
   * What waits to be sent.
   *
   * @param pending messages
   * @param oldest age of the oldest by the database's clock; zero when there is none
   */
  public record Backlog(long pending, Duration oldest) {}

  @Override
  public Uni<List<OutboxMessage>> pending(int limit) {
    return pool.preparedQuery(PENDING)
        .execute(Tuple.of(limit))
        .map(
            rows -> {
              List<OutboxMessage> messages = new ArrayList<>(rows.size());
              for (Row row : rows) {
                EncodedEvent event =
                    new EncodedEvent(
                        row.getString("topic"),
                        EventAttributes.of(map(row.getString("attributes"))),
                        row.getString("body"));
                messages.add(new OutboxMessage(row.getLong("id"), event));
              }
              return messages;
            });
  }

  @Override
  public Uni<Void> sent(List<Long> ids) {
    return pool.preparedQuery(SENT)
        .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
        .replaceWithVoid();
  }

  /** How much waits, and for how long. */
  public Uni<Backlog> backlog() {
    return pool.preparedQuery(BACKLOG)
        .execute()
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new Backlog(
                  row.getLong("pending"),
                  Duration.ofMillis(row.getNumeric("oldest_ms").longValue()));
            });
  }

  static String attributes(EncodedEvent event) {
    return json(event.attributes().asMap());
  }

  static String json(Map<String, String> map) {
    JsonObject object = new JsonObject();
    map.forEach(object::put);
    return object.encode();
  }

  private static Map<String, String> map(String json) {
    return new JsonObject(json)
        .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
  }
}
