package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.run.GateState;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Gates that did not simply open, with their reasons. */
@ApplicationScoped
public class GateLedger {

  private static final String RECORD =
      """
      insert into ledger.gate (phase, sport, slate_date, pass, state, reasons)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (phase, sport, slate_date, pass)
      do update set state = excluded.state, reasons = excluded.reasons, changed_at = now()""";

  private static final String EVER_BLOCKED =
      "select distinct sport, slate_date from ledger.gate where state = 'BLOCKED'";

  private final Pool pool;

  GateLedger(Pool pool) {
    this.pool = pool;
  }

  /** Keeps the latest state of a gate. */
  public Uni<Void> record(
      Phase phase, Slate slate, Pass pass, GateState state, List<String> reasons) {
    Tuple tuple =
        Tuple.tuple()
            .addString(phase.name())
            .addString(slate.sport())
            .addLocalDate(slate.date())
            .addString(pass.name())
            .addString(state.name())
            .addArrayOfString(reasons.toArray(String[]::new));
    return pool.preparedQuery(RECORD).execute(tuple).replaceWithVoid();
  }

  /** Slates of which a gate was blocked when it was last recorded; it may have opened since. */
  public Uni<List<Slate>> everBlocked() {
    return pool.preparedQuery(EVER_BLOCKED).execute().map(RunLedger::slates);
  }
}
