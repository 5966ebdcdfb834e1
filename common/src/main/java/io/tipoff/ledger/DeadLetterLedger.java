package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.messaging.DeadLetter;
import io.tipoff.messaging.DeadLetters;
import io.tipoff.notice.Notice;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Index of messages that could not be read or handled; what becomes of them is {@link LetterDesk}.
 */
@ApplicationScoped
@CountsErrors
public class DeadLetterLedger implements DeadLetters {

  private static final String RECORD =
      """
      with recorded as (
        insert into ledger.dead_letter (topic, position, message_key, reason, detail, attributes,
                                        body, headers, replay_of, replays)
        select $1, $2, $3, $4, $5, $6, $7, $8, earlier.id, coalesce(earlier.replays, 0)
          from (values (1)) as one left join ledger.dead_letter earlier on earlier.id = $9
        on conflict (topic, position) do nothing
        returning id
      )
      select ledger.raise_notice($10, $11, $12, $13, $14) from recorded""";
  private static final String COUNTS =
      """
      select topic, count(*) filter (where state = 'DEAD') as letters
        from ledger.dead_letter group by topic""";

  private final Pool pool;

  DeadLetterLedger(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> record(DeadLetter letter, Optional<Notice> notice) {
    Tuple tuple =
        Tuple.tuple()
            .addString(letter.topic())
            .addString(letter.position())
            .addString(letter.key().orElse(null))
            .addString(letter.reason())
            .addString(letter.detail())
            .addString(OutboxLedger.json(letter.attributes()))
            .addBuffer(Buffer.newInstance(letter.body()))
            .addString(LetterRows.headers(letter.headers()))
            .addLong(letter.replayOf().orElse(null));
    return pool.preparedQuery(RECORD).execute(NoticeLedger.add(tuple, notice)).replaceWithVoid();
  }

  @Override
  public Uni<Map<String, Long>> counts() {
    return pool.preparedQuery(COUNTS)
        .execute()
        .map(
            rows -> {
              Map<String, Long> counts = new TreeMap<>();
              for (Row row : rows) {
                counts.put(row.getString("topic"), row.getLong("letters"));
              }
              return counts;
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }
}
