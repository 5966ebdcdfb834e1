package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.messaging.SlateLevel;
import io.tipoff.messaging.SlateMarks;
import io.tipoff.notice.Notice;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The announced slates, and the marks of those that are to be looked at whatever their age. */
@ApplicationScoped
@CountsErrors
public class SlateLedger implements SlateMarks, SlateLevel {

  private static final String MARK = "select ledger.mark_slate($1, $2, $3)";
  private static final String MARKS =
      """
      select sport, slate_date, array_agg(id order by id) as ids, max(marked_at) as marked_at
        from ledger.slate_mark
       where phase = any($1) group by sport, slate_date order by slate_date, sport""";
  private static final String FORGET =
      """
      with gone as (delete from ledger.slate_mark where id = any($1) returning id)
      select ledger.raise_notice($2, $3, $4, $5, $6) where exists (select from gone)""";
  private static final String CHANGES =
      "select count(*) as changes from ledger.slice where sport = $1 and slate_date = $2";
  private static final String ANNOUNCED =
      """
      select sport, slate_date from ledger.slate
       where slate_date between $1 and $2 order by slate_date, sport""";
  private static final String KNOWN =
      "select from ledger.slate where sport = $1 and slate_date = $2";
  private static final String WATCHED =
      """
      select sport, slate_date from ledger.slate where slate_date between $1 and $2
       union select sport, slate_date from ledger.slate_mark
       order by slate_date, sport""";
  private static final String LATEST =
      """
      select sport, slate_date
        from (select sport, slate_date from ledger.slate
               order by slate_date desc, sport desc limit $1) latest
       order by slate_date, sport""";

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

  /**
   * A slate that is to be looked at, as it was marked when it was read.
   *
   * @param ids of what phases are to look at it, ascending; marking it again changes them
   * @param markedAt when it was marked last, by the ledger's clock
   */
  public record Mark(Slate slate, List<Long> ids, Instant markedAt) {

    public Mark {
      ids = List.copyOf(ids);
    }
  }

  /** The slates that any of these phases is to look at, in the order of their dates. */
  public Uni<List<Mark>> marks(Collection<Phase> phases) {
    return pool.preparedQuery(MARKS)
        .execute(Tuple.of(phases.stream().map(Phase::name).toArray(String[]::new)))
        .map(
            rows -> {
              List<Mark> marks = new ArrayList<>(rows.size());
              for (Row row : rows) {
                marks.add(
                    new Mark(
                        slate(row),
                        List.of(row.getArrayOfLongs("ids")),
                        row.getOffsetDateTime("marked_at").toInstant()));
              }
              return marks;
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /**
   * Takes a mark away for the phases for which it was read, unless the slate was marked again
   * since.
   *
   * @param notice raised by whoever takes it away, if there was anything to take
   */
  public Uni<Void> forget(Mark mark, Optional<Notice> notice) {
    return pool.preparedQuery(FORGET)
        .execute(NoticeLedger.add(Tuple.of(mark.ids().toArray(Long[]::new)), notice))
        .replaceWithVoid();
  }

  /** A slate that somebody asks for, if it was announced; fails with BAD_INPUT otherwise. */
  public Uni<Slate> known(Slate slate) {
    return pool.preparedQuery(KNOWN)
        .execute(Tuple.of(slate.sport(), slate.date()))
        .onFailure()
        .transform(LedgerFailures::typed)
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw unknown(slate.toString());
              }
              return slate;
            });
  }

  /**
   * Somebody asked for what was never announced.
   *
   * @param which follows the word slate
   */
  public static TipoffException unknown(String which) {
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        "no slate " + which + " is known",
        "See which there are: tipoff status. Bring more in: tipoff replay --archive DIR --season"
            + " SEASON");
  }

  /** Announced slates between two dates, both included, in the order of their dates. */
  public Uni<List<Slate>> announced(LocalDate from, LocalDate to) {
    return pool.preparedQuery(ANNOUNCED).execute(Tuple.of(from, to)).map(SlateLedger::slates);
  }

  /**
   * Slates that somebody looks at: those announced between two dates, both included, and those that
   * are marked, in the order of their dates.
   */
  public Uni<List<Slate>> watched(LocalDate from, LocalDate to) {
    return pool.preparedQuery(WATCHED).execute(Tuple.of(from, to)).map(SlateLedger::slates);
  }

  /** The latest announced slates, at most so many, in the order of their dates. */
  public Uni<List<Slate>> latest(int most) {
    return pool.preparedQuery(LATEST)
        .execute(Tuple.of(most))
        .map(SlateLedger::slates)
        .onFailure()
        .transform(LedgerFailures::typed);
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
      slates.add(slate(row));
    }
    return slates;
  }

  private static Slate slate(Row row) {
    return new Slate(row.getString("sport"), row.getLocalDate("slate_date"));
  }
}
