package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.Asked;
import io.tipoff.run.RunRecord;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Single runs: all that is known of one, and its end by an operator. */
@ApplicationScoped
@CountsErrors
public class RunDesk {

  private static final String DETAIL =
      """
      select run.id, phase, task, sport, slate_date, pass, as_of, state, input_digest, attempt,
             started_at, ended_at, failure_category, run.reason, instance, incarnation, token,
             heartbeat_at, lease_until, degraded, counts, run_retry.actor as retry_actor,
             run_retry.reason as retry_reason, asked_by, inputs, cause, waited, computed, wrote,
             items
        from ledger.run left join ledger.run_retry on run_retry.run_id = run.id""";
  private static final String SLICES =
      """
      select artefact, version, known_at, row_count, delivered, expected
        from ledger.slice where run_id = $1 order by seq""";
  private static final String ABANDON = RunLedger.ABANDON.formatted("id = $2");

  private final Pool pool;
  private final AuditLedger audit;
  private final RunCounts counts;

  RunDesk(Pool pool, AuditLedger audit, RunCounts counts) {
    this.pool = pool;
    this.audit = audit;
    this.counts = counts;
  }

  /** A run with all its details; fails with BAD_INPUT if there is none of this id. */
  public Uni<RunDetail> find(long id) {
    return pool.preparedQuery(DETAIL + " where run.id = $1")
        .execute(Tuple.of(id))
        .flatMap(
            rows -> {
              if (rows.size() == 0) {
                throw new TipoffException(
                    FailureCategory.BAD_INPUT,
                    "there is no run " + id,
                    "See which there are: tipoff runs");
              }
              return pool.preparedQuery(SLICES)
                  .execute(Tuple.of(id))
                  .map(slices -> detail(rows.iterator().next(), slices(slices)));
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /** Running runs whose lease has expired: no heartbeat came in time. */
  public Uni<List<RunDetail>> withoutHeartbeat() {
    return pool.preparedQuery(
            DETAIL + " where state = 'RUNNING' and lease_until < now() order by run.id")
        .execute()
        .map(
            rows -> {
              List<RunDetail> runs = new ArrayList<>(rows.size());
              for (Row row : rows) {
                runs.add(detail(row, List.of()));
              }
              return runs;
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /**
   * Ends a running run; whoever works on it cannot record its result any more.
   *
   * @return fails with BAD_INPUT if it does not run
   */
  public Uni<Void> abandon(RunRecord run, Operator operator) {
    String why =
        "abandoned by "
            + operator.actor()
            + (operator.reason().isEmpty() ? "" : ": " + operator.reason());
    return audit
        .enter(
            operator,
            "run abandon",
            "run " + run.id() + " of " + run.scope(),
            connection ->
                connection
                    .preparedQuery(ABANDON)
                    .execute(Tuple.of(why, run.id()))
                    .invoke(
                        rows -> {
                          if (rows.size() == 0) {
                            throw new TipoffException(
                                FailureCategory.BAD_INPUT,
                                "run " + run.id() + " does not run: it is " + run.state(),
                                "See what it came to: tipoff run show " + run.id());
                          }
                        }))
        .invoke(counts::countAbandoned)
        .replaceWithVoid();
  }

  private static RunDetail detail(Row row, List<RunDetail.Slice> slices) {
    Map<String, Long> counts = new TreeMap<>();
    new JsonObject(row.getString("counts"))
        .forEach(entry -> counts.put(entry.getKey(), ((Number) entry.getValue()).longValue()));
    return new RunDetail(
        RunLedger.record(row),
        row.getString("instance"),
        row.getString("incarnation"),
        row.getLong("token"),
        row.getOffsetDateTime("heartbeat_at").toInstant(),
        row.getOffsetDateTime("lease_until").toInstant(),
        List.of(row.getArrayOfStrings("degraded")),
        counts,
        slices,
        Optional.ofNullable(row.getString("retry_actor"))
            .map(actor -> new Operator(actor, row.getString("retry_reason"))),
        Optional.of(row.getString("asked_by")).filter(by -> !by.isEmpty()).map(Asked::valueOf),
        RunInputs.read(row.getString("inputs")),
        new RunHistory(
            row.getString("cause"),
            Optional.ofNullable(row.getLong("waited")),
            Optional.ofNullable(row.getLong("computed")),
            Optional.ofNullable(row.getLong("wrote")),
            Optional.ofNullable(row.getString("items")).map(ItemsJson::read)));
  }

  private static List<RunDetail.Slice> slices(RowSet<Row> rows) {
    List<RunDetail.Slice> slices = new ArrayList<>(rows.size());
    for (Row row : rows) {
      slices.add(
          new RunDetail.Slice(
              row.getString("artefact"),
              row.getString("version"),
              row.getOffsetDateTime("known_at").toInstant(),
              row.getLong("row_count"),
              row.getLong("delivered"),
              row.getLong("expected")));
    }
    return slices;
  }
}
