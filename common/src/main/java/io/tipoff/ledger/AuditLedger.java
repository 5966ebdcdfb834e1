package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.TipoffException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What operators did: a row for each action, written in the transaction of what it changes. */
@ApplicationScoped
public class AuditLedger {

  private static final String DONE = "DONE";
  private static final String RECORD =
      "insert into ledger.audit (actor, action, target, reason, outcome) values ($1, $2, $3, $4, $5)";
  private static final String LATEST =
      """
      select id, actor, action, target, reason, outcome, at
        from ledger.audit order by id desc limit $1""";

  private final Pool pool;

  AuditLedger(Pool pool) {
    this.pool = pool;
  }

  /**
   * An action.
   *
   * @param action the verb, such as {@code dlq replay}
   * @param target what it acted on
   * @param outcome {@code DONE}, {@code BEGUN} of what takes long, or {@code REFUSED} with the
   *     reason
   */
  public record Entry(
      long id,
      String actor,
      String action,
      String target,
      String reason,
      String outcome,
      Instant at) {}

  /** The latest actions, newest first. */
  @CountsErrors
  public Uni<List<Entry>> latest(int limit) {
    return pool.preparedQuery(LATEST)
        .execute(Tuple.of(limit))
        .map(
            rows -> {
              List<Entry> entries = new ArrayList<>(rows.size());
              for (Row row : rows) {
                entries.add(
                    new Entry(
                        row.getLong("id"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("target"),
                        row.getString("reason"),
                        row.getString("outcome"),
                        row.getOffsetDateTime("at").toInstant()));
              }
              return entries;
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /** Enters an action that spans many transactions, when it begins. */
  @CountsErrors
  public Uni<Void> begun(Operator operator, String action, String target) {
    return alone(operator, action, target, "BEGUN");
  }

  /** Enters the end of an action that was entered when it began. */
  public Uni<Void> done(Operator operator, String action, String target) {
    return alone(operator, action, target, DONE);
  }

  /** Enters what was refused before it began, or failed on its way. */
  public Uni<Void> refused(
      Operator operator, String action, String target, TipoffException refusal) {
    return alone(operator, action, target, refused(refusal));
  }

  private Uni<Void> alone(Operator operator, String action, String target, String outcome) {
    return record(pool, operator, action, target, outcome)
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  private static String refused(Throwable refusal) {
    return "REFUSED: " + refusal.getMessage();
  }

  /**
   * Does something in one transaction with its entry. What is refused changes nothing and is
   * entered too.
   */
  <T> Uni<T> enter(
      Operator operator, String action, String target, Function<SqlConnection, Uni<T>> work) {
    return pool.withTransaction(
            connection ->
                work.apply(connection)
                    .call(done -> record(connection, operator, action, target, DONE)))
        .onFailure(TipoffException.class)
        .call(refused -> record(pool, operator, action, target, refused(refused)))
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  private static Uni<Void> record(
      SqlClient client, Operator operator, String action, String target, String outcome) {
    return client
        .preparedQuery(RECORD)
        .execute(Tuple.of(operator.actor(), action, target, operator.reason(), outcome))
        .replaceWithVoid();
  }
}
