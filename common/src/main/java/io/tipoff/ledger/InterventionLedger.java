package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.GateOverride;
import io.tipoff.run.Interventions;
import io.tipoff.run.RunRecord;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What operators decided of slates: gates opened for a while, runs to be tried once more. */
@ApplicationScoped
@CountsErrors
public class InterventionLedger {

  private static final String OVERRIDES =
      """
      select id, phase, sport, slate_date, actor, reason, created_at, expires_at
        from ledger.gate_override where sport = $1 and slate_date = $2 order by id""";
  private static final String RETRIES =
      """
      select run_id from ledger.run_retry join ledger.run on run.id = run_retry.run_id
       where sport = $1 and slate_date = $2""";
  private static final String OVERRIDE =
      """
      insert into ledger.gate_override (phase, sport, slate_date, actor, reason, expires_at)
      select $1, sport, slate_date, $4, $5, $6
        from ledger.slate where sport = $2 and slate_date = $3
      returning id, phase, sport, slate_date, actor, reason, created_at, expires_at""";
  private static final String RETRY =
      """
      insert into ledger.run_retry (run_id, actor, reason) values ($1, $2, $3)
      on conflict (run_id) do nothing""";

  private final Pool pool;
  private final AuditLedger audit;

  InterventionLedger(Pool pool, AuditLedger audit) {
    this.pool = pool;
    this.audit = audit;
  }

  /** All that was decided of a slate, expired overrides too. */
  public Uni<Interventions> ofSlate(Slate slate) {
    Tuple of = Tuple.of(slate.sport(), slate.date());
    return pool.preparedQuery(OVERRIDES)
        .execute(of)
        .map(InterventionLedger::overrides)
        .flatMap(
            overrides ->
                pool.preparedQuery(RETRIES)
                    .execute(of)
                    .map(rows -> new Interventions(overrides, runs(rows))))
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /**
   * Opens a phase of a slate until an instant of operational time, and has the slate looked at.
   *
   * @return fails with BAD_INPUT if the slate is not known
   * @throws TipoffException CONFIGURATION without a reason
   */
  public Uni<GateOverride> override(
      Phase phase, Slate slate, Operator operator, Instant expiresAt) {
    Tuple tuple =
        Tuple.tuple()
            .addString(phase.name())
            .addString(slate.sport())
            .addLocalDate(slate.date())
            .addString(operator.actor())
            .addString(operator.withReason().reason())
            .addOffsetDateTime(SliceLedger.utc(expiresAt));
    return audit.enter(
        operator,
        "gate override",
        phase.id() + " of " + slate + " until " + expiresAt,
        connection ->
            connection
                .preparedQuery(OVERRIDE)
                .execute(tuple)
                .map(
                    rows -> {
                      if (rows.size() == 0) {
                        throw SlateLedger.unknown(slate.toString());
                      }
                      return overrides(rows).getFirst();
                    })
                .call(one -> SlateLedger.mark(connection, slate, "a gate was overridden")));
  }

  /** Allows one more run after one that ended without result, and has its slate looked at. */
  public Uni<Void> retry(RunRecord run, Operator operator) {
    return audit.enter(
        operator,
        "run retry",
        "run " + run.id() + " of " + run.scope(),
        connection ->
            connection
                .preparedQuery(RETRY)
                .execute(Tuple.of(run.id(), operator.actor(), operator.reason()))
                .call(
                    () -> SlateLedger.mark(connection, run.scope().slate(), "a run is tried again"))
                .replaceWithVoid());
  }

  private static List<GateOverride> overrides(RowSet<Row> rows) {
    List<GateOverride> overrides = new ArrayList<>(rows.size());
    for (Row row : rows) {
      overrides.add(
          new GateOverride(
              row.getLong("id"),
              Phase.valueOf(row.getString("phase")),
              new Slate(row.getString("sport"), row.getLocalDate("slate_date")),
              row.getString("actor"),
              row.getString("reason"),
              row.getOffsetDateTime("created_at").toInstant(),
              row.getOffsetDateTime("expires_at").toInstant()));
    }
    return overrides;
  }

  private static Set<Long> runs(RowSet<Row> rows) {
    Set<Long> runs = new HashSet<>();
    for (Row row : rows) {
      runs.add(row.getLong("run_id"));
    }
    return runs;
  }
}
