package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.notice.Notice;
import io.tipoff.run.GateState;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Gates that did not simply open, with their reasons. */
@ApplicationScoped
@CountsErrors
public class GateLedger {

  private static final String RECORD =
      """
      with before as (
        select state, reasons from ledger.gate
         where phase = $1 and sport = $2 and slate_date = $3 and pass = $4
      ), recorded as (
        insert into ledger.gate (phase, sport, slate_date, pass, state, reasons)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (phase, sport, slate_date, pass)
        do update set state = excluded.state, reasons = excluded.reasons, changed_at = now()
        returning state, reasons
      )
      select ledger.raise_notice($7, $8, $9, $10, $11)
        from recorded where not exists (
          select from before
           where before.state = recorded.state and before.reasons = recorded.reasons)""";

  private static final String EVER_BLOCKED =
      "select distinct sport, slate_date from ledger.gate where state = 'BLOCKED'";

  private final Pool pool;

  GateLedger(Pool pool) {
    this.pool = pool;
  }

  /**
   * Keeps the latest state of a gate.
   *
   * @param notice raised if the state or its reasons are not those that were recorded last
   */
  public Uni<Void> record(
      Phase phase,
      Slate slate,
      Pass pass,
      GateState state,
      List<String> reasons,
      Optional<Notice> notice) {
    Tuple tuple =
        Tuple.tuple()
            .addString(phase.name())
            .addString(slate.sport())
            .addLocalDate(slate.date())
            .addString(pass.name())
            .addString(state.name())
            .addArrayOfString(reasons.toArray(String[]::new));
    return pool.preparedQuery(RECORD).execute(NoticeLedger.add(tuple, notice)).replaceWithVoid();
  }

  /** Slates of which a gate was blocked when it was last recorded; it may have opened since. */
  public Uni<List<Slate>> everBlocked() {
    return pool.preparedQuery(EVER_BLOCKED).execute().map(RunLedger::slates);
  }
}
