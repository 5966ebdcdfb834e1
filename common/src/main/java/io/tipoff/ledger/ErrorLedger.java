package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.run.RunState;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that went wrong, whatever it was, in the order of time. */
@ApplicationScoped
@CountsErrors
public class ErrorLedger {

  /** A letter's topic is that of the phase which told it, and its key the slate. */
  private static final String LATEST =
      """
      select at, kind, phase, slate, what, why, command
        from (
          select ended_at as at, 'RUN' as kind, lower(phase) as phase,
                 sport || '/' || slate_date as slate, task as what,
                 state || coalesce(' ' || failure_category, '') || ': ' || reason as why,
                 'tipoff run show ' || id as command
            from ledger.run
           where state = any($4)
          union all
          select created_at, 'DEAD_LETTER', split_part(topic, '.', 2), message_key, topic,
                 reason || ': ' || detail, 'tipoff dlq show ' || id
            from ledger.dead_letter
           where state = 'DEAD'
          union all
          select delivery.ended_at, 'NOTICE', null, null, notice.title,
                 'not delivered to ' || delivery.destination || ': ' || delivery.error,
                 'tipoff notify list --undelivered'
            from ledger.notice_delivery delivery
            join ledger.notice notice on notice.id = delivery.notice_id
           where delivery.state = 'FAILED'
        ) as error
       where ($2::text is null or phase = $2) and ($3::text is null or slate = $3)
       order by at desc, command desc
       limit $1""";

  private final Pool pool;

  ErrorLedger(Pool pool) {
    this.pool = pool;
  }

  /** What it was that went wrong. */
  public enum Kind {
    /** Failed, timed out or was abandoned. */
    RUN,
    /** A message that nobody could deal with, until it is told again or put aside. */
    DEAD_LETTER,
    /** Was given up by a destination. */
    NOTICE
  }

  /**
   * One of them.
   *
   * @param phase empty for a notice
   * @param slate as the message names it, such as {@code nba/2025-01-15}; empty if it names none
   * @param what the task, the topic or the title
   * @param command what shows all of it
   */
  public record Entry(
      Instant at,
      Kind kind,
      Optional<String> phase,
      Optional<String> slate,
      String what,
      String why,
      String command) {}

  /** The latest ones, newest first, of a phase or a slate alone if one is named. */
  public Uni<List<Entry>> latest(int limit, Optional<Phase> phase, Optional<Slate> slate) {
    Tuple tuple =
        Tuple.of(
            limit,
            phase.map(Phase::id).orElse(null),
            slate.map(Slate::toString).orElse(null),
            RunState.failures());
    return pool.preparedQuery(LATEST)
        .execute(tuple)
        .map(ErrorLedger::entries)
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  private static List<Entry> entries(RowSet<Row> rows) {
    List<Entry> entries = new ArrayList<>(rows.size());
    for (Row row : rows) {
      entries.add(
          new Entry(
              row.getOffsetDateTime("at").toInstant(),
              Kind.valueOf(row.getString("kind")),
              Optional.ofNullable(row.getString("phase")),
              Optional.ofNullable(row.getString("slate")),
              row.getString("what"),
              row.getString("why"),
              row.getString("command")));
    }
    return entries;
  }
}
