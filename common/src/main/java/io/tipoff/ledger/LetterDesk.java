package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.messaging.DeadLetter;
import io.tipoff.messaging.MessagingSettings;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of dead letters. A letter is told again by way of the outbox, in one transaction
 * with its new state and a mark of its slate: it cannot be told and forgotten, nor counted and not
 * told, and where nobody hears it the sweep still looks.
 */
@ApplicationScoped
@CountsErrors
public class LetterDesk {

  private static final String LETTERS =
      """
      select id, topic, position, message_key, reason, detail, attributes, headers, body, state,
             replays, replay_of, created_at, settled_by, settled_at
        from ledger.dead_letter""";
  private static final String SETTLE =
      """
      update ledger.dead_letter
         set state = $2, replays = replays + $3, settled_by = $4, settled_at = now()
       where id = $1""";
  private static final String TELL =
      """
      insert into ledger.outbox (topic, message_key, attributes, body, letter)
      select topic, coalesce(message_key, ''), '{}', '', id from ledger.dead_letter where id = $1""";
  private static final String UNTOLD =
      "select count(*) as untold from ledger.outbox where letter = any($1)";

  private final Pool pool;
  private final AuditLedger audit;
  private final int mostReplays;

  LetterDesk(Pool pool, AuditLedger audit, MessagingSettings settings) {
    this.pool = pool;
    this.audit = audit;
    this.mostReplays = settings.deadLetters().mostReplays();
  }

  /** The latest letters in a state, oldest first. */
  public Uni<List<StoredLetter>> in(LetterState state, int limit) {
    String sql = LETTERS + " where state = $1 order by id desc limit $2";
    return pool.preparedQuery(sql)
        .execute(Tuple.of(state.name(), limit))
        .map(rows -> letters(rows).reversed())
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /** A letter; fails with BAD_INPUT if there is none of this id. */
  public Uni<StoredLetter> find(long id) {
    return one(pool, id, false).onFailure().transform(LedgerFailures::typed);
  }

  /** Why a letter cannot be told again now; empty if it can. */
  public Optional<TipoffException> refusal(StoredLetter letter) {
    if (letter.state() != LetterState.DEAD) {
      return Optional.of(settled(letter));
    }
    if (letter.replays() >= mostReplays) {
      return Optional.of(
          new TipoffException(
              FailureCategory.CONTRACT,
              "dead letter "
                  + letter.id()
                  + " was told again "
                  + letter.replays()
                  + " times, and died each time; that is the most allowed",
              "Mend what refuses it ("
                  + letter.letter().reason()
                  + "), then allow more with tipoff.messaging.dead-letters.most-replays, or put it"
                  + " aside: tipoff dlq purge "
                  + letter.id()));
    }
    return Optional.empty();
  }

  /**
   * Tells a letter again, to the topic that it came from, as it was.
   *
   * @return the letter as it is now; fails with {@link #refusal} if it cannot be
   */
  public Uni<StoredLetter> replay(long id, Operator operator) {
    return audit.enter(
        operator,
        "dlq replay",
        target(id),
        connection ->
            locked(connection, id)
                .invoke(letter -> refusal(letter).ifPresent(LetterDesk::refuse))
                .call(letter -> settle(connection, id, LetterState.REPLAYED, 1, operator))
                .call(letter -> connection.preparedQuery(TELL).execute(Tuple.of(id)))
                .call(letter -> mark(connection, letter.letter()))
                .chain(() -> locked(connection, id)));
  }

  /**
   * Puts a dead letter aside; it is kept.
   *
   * @return the letter as it is now; fails with BAD_INPUT if it is not dead any more
   */
  public Uni<StoredLetter> purge(long id, Operator operator) {
    return audit.enter(
        operator,
        "dlq purge",
        target(id),
        connection ->
            locked(connection, id)
                .invoke(
                    letter -> {
                      if (letter.state() != LetterState.DEAD) {
                        throw settled(letter);
                      }
                    })
                .call(letter -> settle(connection, id, LetterState.PURGED, 0, operator))
                .chain(() -> locked(connection, id)));
  }

  /** How many of these letters still wait in the outbox. */
  public Uni<Long> untold(List<Long> ids) {
    return pool.preparedQuery(UNTOLD)
        .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
        .map(rows -> rows.iterator().next().getLong("untold"));
  }

  private static String target(long id) {
    return "dead letter " + id;
  }

  private static void refuse(TipoffException refusal) {
    throw refusal;
  }

  private static Uni<StoredLetter> locked(SqlConnection connection, long id) {
    return one(connection, id, true);
  }

  private static Uni<StoredLetter> one(SqlClient client, long id, boolean lock) {
    String sql = LETTERS + (lock ? " where id = $1 for update" : " where id = $1");
    return client
        .preparedQuery(sql)
        .execute(Tuple.of(id))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw new TipoffException(
                    FailureCategory.BAD_INPUT,
                    "there is no dead letter " + id,
                    "See which there are: tipoff dlq list");
              }
              return letters(rows).getFirst();
            });
  }

  private static Uni<RowSet<Row>> settle(
      SqlConnection connection, long id, LetterState state, int replays, Operator operator) {
    return connection
        .preparedQuery(SETTLE)
        .execute(Tuple.of(id, state.name(), replays, operator.actor()));
  }

  private static Uni<Void> mark(SqlConnection connection, DeadLetter letter) {
    return slate(letter)
        .map(slate -> SlateLedger.mark(connection, slate, "a dead letter was told again"))
        .orElse(Uni.createFrom().voidItem());
  }

  /** The slate that the message says it is about. */
  private static Optional<Slate> slate(DeadLetter letter) {
    try {
      return Optional.ofNullable(letter.attributes().get("subject")).map(Slate::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TipoffException settled(StoredLetter letter) {
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        "dead letter "
            + letter.id()
            + " was "
            + (letter.state() == LetterState.PURGED ? "purged" : "replayed")
            + " by "
            + letter.settledBy().orElse("somebody")
            + letter.settledAt().map(at -> " at " + at).orElse(""),
        "If the message died again it is a letter of its own: tipoff dlq list");
  }

  private static List<StoredLetter> letters(RowSet<Row> rows) {
    List<StoredLetter> letters = new ArrayList<>(rows.size());
    for (Row row : rows) {
      letters.add(
          new StoredLetter(
              row.getLong("id"),
              LetterRows.letter(row, row.getString("attributes"), row.getBuffer("body")),
              LetterState.valueOf(row.getString("state")),
              row.getInteger("replays"),
              Optional.ofNullable(row.getLong("replay_of")),
              row.getOffsetDateTime("created_at").toInstant(),
              Optional.ofNullable(row.getString("settled_by")),
              Optional.ofNullable(row.getOffsetDateTime("settled_at"))
                  .map(OffsetDateTime::toInstant)));
    }
    return letters;
  }
}
