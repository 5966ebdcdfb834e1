package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.messaging.SlateLevel;
import io.tipoff.messaging.SlateMarks;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The announced slates, and the marks of those whose events could not be handled. */
@ApplicationScoped
public class SlateLedger implements SlateMarks, SlateLevel {

  private static final String MARK =
      """
      insert into ledger.slate_mark (sport, slate_date, reason) values ($1, $2, $3)
      on conflict (sport, slate_date) do update set reason = excluded.reason""";
  private static final String TAKE = "delete from ledger.slate_mark returning sport, slate_date";
  private static final String CHANGES =
      "select count(*) as changes from ledger.slice where sport = $1 and slate_date = $2";
  private static final String ANNOUNCED =
      """
      select sport, slate_date from ledger.slate
       where slate_date between $1 and $2 order by slate_date, sport""";

  private final Pool pool;

  SlateLedger(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> markForSweep(Slate slate, String reason) {
    return mark(pool, slate, reason);
  }

  static Uni<Void> mark(SqlClient client, Slate slate, String reason) {
    return client
        .preparedQuery(MARK)
        .execute(Tuple.of(slate.sport(), slate.date(), reason))
        .replaceWithVoid();
  }

  /** Takes all marks away and returns their slates. */
  public Uni<List<Slate>> takeMarks() {
    return pool.preparedQuery(TAKE).execute().map(SlateLedger::slates);
  }

  /** Announced slates between two dates, both included, in the order of their dates. */
  public Uni<List<Slate>> announced(LocalDate from, LocalDate to) {
    return pool.preparedQuery(ANNOUNCED).execute(Tuple.of(from, to)).map(SlateLedger::slates);
  }

  @Override
  public Uni<Long> changes(Slate slate) {
    return pool.preparedQuery(CHANGES)
        .execute(Tuple.of(slate.sport(), slate.date()))
        .map(rows -> rows.iterator().next().getLong("changes"))
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  private static List<Slate> slates(RowSet<Row> rows) {
    List<Slate> slates = new ArrayList<>(rows.size());
    for (Row row : rows) {
      slates.add(new Slate(row.getString("sport"), row.getLocalDate("slate_date")));
    }
    return slates;
  }
}
