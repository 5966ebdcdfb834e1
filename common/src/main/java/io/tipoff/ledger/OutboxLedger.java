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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Events that were recorded with what they tell of, until the transport has taken them. */
@ApplicationScoped
public class OutboxLedger implements Outbox {

  /**
   * The turn of a relay is a lock that its transaction holds. It is asked for by a statement of its
   * own: what is read after it has seen what the relay before it forgot.
   */
  private static final String TAKE_TURN =
      """
      select set_config('idle_in_transaction_session_timeout', '120s', true),
             pg_try_advisory_xact_lock(hashtext('ledger.outbox')) as taken""";

  private static final String PENDING =
      """
      select o.id, o.topic, o.attributes, o.body, o.letter as letter_id, d.position, d.message_key,
             d.reason, d.detail, d.attributes as letter_attributes, d.headers,
             d.body as letter_body
        from ledger.outbox o left join ledger.dead_letter d on d.id = o.letter
       order by o.id limit $1""";
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
  public <T> Uni<Optional<T>> alone(Supplier<Uni<T>> work) {
    return pool.withTransaction(
        connection ->
            connection
                .query(TAKE_TURN)
                .execute()
                .flatMap(
                    rows ->
                        rows.iterator().next().getBoolean("taken")
                            ? work.get().map(Optional::of)
                            : Uni.createFrom().item(Optional.empty())));
  }

  @Override
  @CountsErrors
  public Uni<List<OutboxMessage>> pending(int limit) {
    return pool.preparedQuery(PENDING)
        .execute(Tuple.of(limit))
        .map(
            rows -> {
              List<OutboxMessage> messages = new ArrayList<>(rows.size());
              for (Row row : rows) {
                messages.add(message(row));
              }
              return messages;
            });
  }

  private static OutboxMessage message(Row row) {
    Long letter = row.getLong("letter_id");
    if (letter != null) {
      return new OutboxMessage.Replay(
          row.getLong("id"),
          letter,
          LetterRows.letter(row, row.getString("letter_attributes"), row.getBuffer("letter_body")));
    }
    EncodedEvent event =
        new EncodedEvent(
            row.getString("topic"),
            EventAttributes.of(map(row.getString("attributes"))),
            row.getString("body"));
    return new OutboxMessage.Event(row.getLong("id"), event);
  }

  @Override
  @CountsErrors
  public Uni<Void> sent(List<Long> ids) {
    return pool.preparedQuery(SENT)
        .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
        .replaceWithVoid();
  }

  /** How much waits, and for how long. */
  @CountsErrors
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

  static Map<String, String> map(String json) {
    return new JsonObject(json)
        .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
  }
}
