package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Lets go of what the ledger need not keep for good. Nothing that a decision or a digest is made of
 * is among it: slices, ends of runs and the audit stay.
 */
@ApplicationScoped
@CountsErrors
public class RetentionLedger {

  /** A letter that another one continues, or that waits to be told again, stays. */
  private static final String LETTERS =
      """
      delete from ledger.dead_letter as letter
       where state <> 'DEAD' and settled_at < now() - make_interval(secs => $1)
         and not exists (select from ledger.dead_letter later where later.replay_of = letter.id)
         and not exists (select from ledger.outbox message where message.letter = letter.id)""";

  private static final String NOTICES =
      """
      with old as (
        select id from ledger.notice
         where taken_at < now() - make_interval(secs => $1) and not exists (
           select from ledger.notice_delivery delivery
            where delivery.notice_id = notice.id
              and (ended_at is null or ended_at >= now() - make_interval(secs => $1)))
      ), deliveries as (
        delete from ledger.notice_delivery where notice_id in (select id from old)
      )
      delete from ledger.notice where id in (select id from old)""";

  private static final String RUN_DETAILS =
      """
      update ledger.run set inputs = '', cause = '', items = null
       where ended_at < now() - make_interval(secs => $1)
         and (inputs <> '' or cause <> '' or items is not null)""";

  private final Pool pool;

  RetentionLedger(Pool pool) {
    this.pool = pool;
  }

  /** Deletes letters that were told again or put aside so long ago; gives how many. */
  public Uni<Integer> forgetLetters(Duration kept) {
    return older(pool.preparedQuery(LETTERS), kept);
  }

  /** Deletes notices that were told, or given up, so long ago; gives how many. */
  public Uni<Integer> forgetNotices(Duration kept) {
    return older(pool.preparedQuery(NOTICES), kept);
  }

  /**
   * Empties what runs were started on, what they were asked for one by one and the causes of their
   * failures, of runs that ended so long ago; the runs stay. Gives how many.
   */
  public Uni<Integer> forgetRunDetails(Duration kept) {
    return older(pool.preparedQuery(RUN_DETAILS), kept);
  }

  private static Uni<Integer> older(PreparedQuery<RowSet<Row>> change, Duration kept) {
    return change
        .execute(Tuple.of((double) kept.toSeconds()))
        .map(SqlResult::rowCount)
        .onFailure()
        .transform(LedgerFailures::typed);
  }
}
