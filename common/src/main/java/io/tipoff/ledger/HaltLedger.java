package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Halts of publishing, by people. */
@ApplicationScoped
@CountsErrors
public class HaltLedger {

  /** What a task declares that goes by these: it runs again on slates that are decided of anew. */
  public static final Input INPUT =
      Input.ifThere("operations.halt", Relation.SAME_SLATE, "operator");

  private static final String COLUMNS =
      "sport, first_date, last_date, halted, actor, reason, decided_at";

  /** One decides at a time: what is later by its instant is later by its id. */
  private static final String LOCK = "lock table ledger.halt in share row exclusive mode";

  private static final String DECIDE =
      """
      insert into ledger.halt (sport, first_date, last_date, halted, actor, reason, decided_at)
      select $1, $2, $3, $4, $5, $6,
             greatest(clock_timestamp(), max(decided_at) + interval '1 microsecond')
        from ledger.halt
      returning id,\s"""
          + COLUMNS;
  private static final String VERSIONS =
      """
      insert into ledger.slice (artefact, writer, sport, slate_date, version, known_at, row_count,
                                delivered, expected)
      select 'operations.halt', 'operator', slate.sport, slate_date,
             encode(sha256(convert_to('halt ' || halt.id, 'UTF8')), 'hex'), decided_at, 1, 0, 0
        from ledger.halt join ledger.slate on slate.sport = halt.sport
             and slate_date between first_date and last_date
       where halt.id = $1""";
  private static final String MARK =
      """
      select ledger.mark_slate(slate.sport, slate_date, 'publishing was halted or goes on')
        from ledger.halt join ledger.slate on slate.sport = halt.sport
             and slate_date between first_date and last_date
       where halt.id = $1""";
  private static final String ALL = "select " + COLUMNS + " from ledger.halt order by id";
  private static final String BRING_BACK =
      "insert into ledger.halt (" + COLUMNS + ") values ($1, $2, $3, $4, $5, $6, $7)";
  private static final String OF_SLATE =
      "select "
          + COLUMNS
          + " from ledger.halt where sport = $1 and $2 between first_date and last_date"
          + " order by id desc limit 1";
  private static final String SINCE =
      """
      select min(decided_at) as since
        from (select distinct on (sport) decided_at, halted
                from ledger.halt
               where $1 between first_date and last_date
               order by sport, id desc) latest
       where halted""";

  private final Pool pool;
  private final AuditLedger audit;

  HaltLedger(Pool pool, AuditLedger audit) {
    this.pool = pool;
    this.audit = audit;
  }

  /**
   * Halts the publishing of picks of slates, or takes that back, and has those looked at that are
   * known; one that is announced later goes by it too.
   *
   * @param last date of the last slate
   * @throws TipoffException CONFIGURATION without a reason, or if it ends before it begins
   */
  public Uni<Halt> decide(Slate first, LocalDate last, boolean halted, Operator operator) {
    if (last.isBefore(first.date())) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "from " + first + " through " + last + " there is no slate",
          "Give the first slate, then a last date that is not before it.");
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(first.sport())
            .addLocalDate(first.date())
            .addLocalDate(last)
            .addBoolean(halted)
            .addString(operator.actor())
            .addString(operator.withReason().reason());
    return audit.enter(
        operator,
        halted ? "halt" : "resume",
        first + " through " + last,
        connection ->
            connection
                .query(LOCK)
                .execute()
                .chain(() -> connection.preparedQuery(DECIDE).execute(tuple))
                .map(rows -> rows.iterator().next())
                .call(row -> connection.preparedQuery(VERSIONS).execute(id(row)))
                .call(row -> connection.preparedQuery(MARK).execute(id(row)))
                .map(HaltLedger::halt));
  }

  private static Tuple id(Row row) {
    return Tuple.of(row.getLong("id"));
  }

  /** All that was ever decided, in its order. */
  public Uni<List<Halt>> all() {
    return pool.query(ALL)
        .execute()
        .map(HaltLedger::halts)
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /**
   * Enters what was decided once, of a ledger that is lost, as it was; for one that knows no slate
   * yet and of which nobody has decided anything.
   *
   * @param decided in its order
   */
  public Uni<Void> bringBack(List<Halt> decided) {
    if (decided.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Tuple> rows = decided.stream().map(HaltLedger::tuple).toList();
    return pool.withTransaction(
            connection -> connection.preparedQuery(BRING_BACK).executeBatch(rows))
        .onFailure()
        .transform(LedgerFailures::typed)
        .replaceWithVoid();
  }

  private static Tuple tuple(Halt halt) {
    return Tuple.tuple()
        .addString(halt.sport())
        .addLocalDate(halt.first())
        .addLocalDate(halt.last())
        .addBoolean(halt.halted())
        .addString(halt.actor())
        .addString(halt.reason())
        .addOffsetDateTime(halt.decidedAt().atOffset(ZoneOffset.UTC));
  }

  /** The latest that was decided of a slate; empty if nobody ever did. */
  public Uni<Optional<Halt>> of(Slate slate) {
    return pool.preparedQuery(OF_SLATE)
        .execute(Tuple.of(slate.sport(), slate.date()))
        .map(rows -> halts(rows).stream().findFirst())
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /** Since when the slates of a date, of any sport, have been halted; empty if none is. */
  public Uni<Optional<Instant>> haltedSince(LocalDate date) {
    return pool.preparedQuery(SINCE)
        .execute(Tuple.of(date))
        .map(
            rows ->
                Optional.ofNullable(rows.iterator().next().getOffsetDateTime("since"))
                    .map(OffsetDateTime::toInstant))
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  private static List<Halt> halts(RowSet<Row> rows) {
    List<Halt> halts = new ArrayList<>(rows.size());
    for (Row row : rows) {
      halts.add(halt(row));
    }
    return halts;
  }

  private static Halt halt(Row row) {
    return new Halt(
        row.getString("sport"),
        row.getLocalDate("first_date"),
        row.getLocalDate("last_date"),
        row.getBoolean("halted"),
        row.getString("actor"),
        row.getString("reason"),
        row.getOffsetDateTime("decided_at").toInstant());
  }
}
