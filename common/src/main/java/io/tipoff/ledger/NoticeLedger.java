package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.notice.Condition;
import io.tipoff.notice.Notice;
import io.tipoff.notice.Notice.Severity;
import io.tipoff.notice.NoticeStore;
import io.tipoff.notice.Telling;
import io.vertx.core.json.JsonArray;
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
import java.util.Set;

/** Notices, whom they are told, and the limits that all replicas share. */
@ApplicationScoped
@CountsErrors
public class NoticeLedger implements NoticeStore {

  private static final String RAISE = "select ledger.raise_notice($1, $2, $3, $4, $5)";

  private static final String HOLDING =
      """
      with given as (
        select key, severity, signature, title, detail, remedy
          from jsonb_to_recordset($2::text::jsonb)
            as given(key text, severity text, signature text, title text, detail text, remedy text)
      ), over as (
        delete from ledger.notice_condition
         where source = $1 and key not in (select key from given)
      ), begun as (
        insert into ledger.notice_condition (source, key) select $1, key from given
        on conflict do nothing
        returning key
      )
      select ledger.raise_notice(severity, signature, title, detail, remedy)
        from given join begun using (key) order by key""";

  /** A replica that is about to take the same row holds it; what it has taken is seen here. */
  private static final String TAKE =
      """
      with due as (
        select id from ledger.notice
         where taken_at is null and severity = any($5)
           and ((select count(*) from ledger.notice told
                  where told.signature = notice.signature
                    and told.taken_at > now() - interval '1 hour') < $1
                or ((select count(*) from ledger.notice told
                      where told.signature = notice.signature
                        and told.taken_at > now() - interval '1 hour') < $2
                    and not exists (select from ledger.notice told
                                     where told.signature = notice.signature
                                       and told.taken_at > now() - $3 * interval '1 millisecond')))
         order by id limit $4 for update skip locked
      ), taken as (
        update ledger.notice set taken_at = now() from due where notice.id = due.id
        returning notice.id, notice.severity
      ), addressed as (
        insert into ledger.notice_delivery (notice_id, destination)
        select taken.id, route.destination
          from taken join unnest($6::text[], $7::text[]) as route(severity, destination)
            on route.severity = taken.severity
      )
      select count(*) as taken from taken""";

  private static final String DUE =
      """
      with due as (
        select id from ledger.notice_delivery
         where state = 'PENDING' and next_at <= now() and destination = any($1)
         order by id limit $2 for update skip locked
      )
      update ledger.notice_delivery as delivery
         set tries = tries + 1, next_at = now() + $3 * interval '1 millisecond'
        from due, ledger.notice
       where delivery.id = due.id and notice.id = delivery.notice_id
      returning delivery.id as delivery, delivery.destination, delivery.tries, delivery.instead_of,
                notice.*""";

  private static final String SENT =
      """
      update ledger.notice_delivery set state = 'SENT', ended_at = now()
       where id = $1 and state = 'PENDING'""";

  private static final String AGAIN =
      """
      update ledger.notice_delivery
         set error = $3, next_at = now() + $4 * interval '1 millisecond'
       where id = $1 and tries = $2 and state = 'PENDING'""";

  private static final String POSTPONE =
      """
      update ledger.notice_delivery
         set tries = tries - 1, next_at = now() + $3 * interval '1 millisecond'
       where id = $1 and tries = $2 and state = 'PENDING'""";

  private static final String GIVE_UP =
      """
      with ended as (
        update ledger.notice_delivery set state = 'FAILED', error = $3, ended_at = now()
         where id = $1 and tries = $2 and state = 'PENDING'
        returning notice_id, destination
      )
      insert into ledger.notice_delivery (notice_id, destination, instead_of)
      select notice_id, $4, destination from ended where $4::text is not null
      on conflict do nothing""";

  private static final String BACKLOG =
      """
      select count(*) filter (where state = 'PENDING') as pending,
             count(*) filter (where state = 'FAILED') as failed
        from ledger.notice_delivery
       where state = 'PENDING' or (state = 'FAILED' and ended_at > now() - interval '1 day')""";

  private static final int BATCH = 50;

  private final Pool pool;

  NoticeLedger(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> raise(Notice notice) {
    return pool.preparedQuery(RAISE)
        .execute(add(Tuple.tuple(), Optional.of(notice)))
        .replaceWithVoid();
  }

  /** The five parameters of {@code ledger.raise_notice}; all null if there is no notice. */
  static Tuple add(Tuple tuple, Optional<Notice> notice) {
    return tuple
        .addString(notice.map(raised -> raised.severity().name()).orElse(null))
        .addString(notice.map(Notice::signature).orElse(null))
        .addString(notice.map(Notice::title).orElse(null))
        .addString(notice.map(Notice::detail).orElse(null))
        .addString(notice.map(Notice::remedy).orElse(null));
  }

  @Override
  public Uni<Void> holding(String source, List<Condition> conditions) {
    JsonArray given = new JsonArray();
    for (Condition condition : conditions) {
      Notice notice = condition.notice();
      given.add(
          new JsonObject()
              .put("key", condition.key())
              .put("severity", notice.severity().name())
              .put("signature", notice.signature())
              .put("title", notice.title())
              .put("detail", notice.detail())
              .put("remedy", notice.remedy()));
    }
    return pool.preparedQuery(HOLDING).execute(Tuple.of(source, given.encode())).replaceWithVoid();
  }

  @Override
  public Uni<Integer> take(Limit limit, Map<Severity, Set<String>> routes) {
    List<String> severities = new ArrayList<>();
    List<String> names = new ArrayList<>();
    routes.forEach(
        (severity, destinations) ->
            destinations.forEach(
                destination -> {
                  severities.add(severity.name());
                  names.add(destination);
                }));
    Tuple tuple =
        Tuple.tuple()
            .addInteger(limit.atOnce())
            .addInteger(limit.perHour())
            .addLong(limit.distance().toMillis())
            .addInteger(BATCH)
            .addArrayOfString(severities.stream().distinct().toArray(String[]::new))
            .addArrayOfString(severities.toArray(String[]::new))
            .addArrayOfString(names.toArray(String[]::new));
    return pool.preparedQuery(TAKE)
        .execute(tuple)
        .map(rows -> rows.iterator().next().getInteger("taken"));
  }

  @Override
  public Uni<List<Delivery>> due(Set<String> destinations, int most, Duration hold) {
    Tuple tuple =
        Tuple.tuple()
            .addArrayOfString(destinations.toArray(String[]::new))
            .addInteger(most)
            .addLong(hold.toMillis());
    return pool.preparedQuery(DUE)
        .execute(tuple)
        .map(
            rows -> {
              List<Delivery> due = new ArrayList<>(rows.size());
              for (Row row : rows) {
                due.add(delivery(row));
              }
              return due;
            });
  }

  private static Delivery delivery(Row row) {
    return new Delivery(
        row.getLong("delivery"),
        row.getString("destination"),
        row.getInteger("tries"),
        telling(row, Optional.ofNullable(row.getString("instead_of"))));
  }

  static Telling telling(Row row, Optional<String> insteadOf) {
    return new Telling(
        row.getLong("id"),
        new Notice(
            Severity.valueOf(row.getString("severity")),
            row.getString("signature"),
            row.getString("title"),
            row.getString("detail"),
            row.getString("remedy")),
        row.getString("latest"),
        row.getLong("times"),
        row.getOffsetDateTime("first_at").toInstant(),
        row.getOffsetDateTime("last_at").toInstant(),
        insteadOf);
  }

  @Override
  public Uni<Void> sent(Delivery delivery) {
    return pool.preparedQuery(SENT).execute(Tuple.of(delivery.id())).replaceWithVoid();
  }

  @Override
  public Uni<Void> again(Delivery delivery, String error, Duration delay) {
    return pool.preparedQuery(AGAIN)
        .execute(Tuple.of(delivery.id(), delivery.tries(), error, delay.toMillis()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> postponed(Delivery delivery, Duration delay) {
    return pool.preparedQuery(POSTPONE)
        .execute(Tuple.of(delivery.id(), delivery.tries(), delay.toMillis()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> gaveUp(Delivery delivery, String error, Optional<String> instead) {
    return pool.preparedQuery(GIVE_UP)
        .execute(Tuple.of(delivery.id(), delivery.tries(), error, instead.orElse(null)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Backlog> backlog() {
    return pool.preparedQuery(BACKLOG)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(row -> new Backlog(row.getLong("pending"), row.getLong("failed")))
        .onFailure()
        .transform(LedgerFailures::typed);
  }
}
