package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Which incarnation of each instance may take leases: the one that entered last, until it leaves.
 *
 * <p>Both steps lock the instance's row before they end runs, and a claim holds it shared until it
 * commits. So a claim that was under way is ended here, and one that comes later is refused: no run
 * of a dead incarnation is ever left behind.
 */
@ApplicationScoped
@CountsErrors
public class InstanceLedger {

  private static final String ENTER =
      """
      insert into ledger.instance (id, incarnation) values ($1, $2)
      on conflict (id) do update set incarnation = excluded.incarnation, entered_at = now()""";
  private static final String LEAVE =
      "delete from ledger.instance where id = $1 and incarnation = $2";
  private static final String EARLIER =
      RunLedger.ABANDON.formatted("instance = $2 and incarnation <> $3");
  private static final String OWN =
      RunLedger.ABANDON.formatted("instance = $2 and incarnation = $3");

  private final Pool pool;
  private final RunCounts counts;

  InstanceLedger(Pool pool, RunCounts counts) {
    this.pool = pool;
    this.counts = counts;
  }

  /**
   * Makes this the incarnation that may take leases, and ends the runs of earlier ones.
   *
   * @return slates that had such runs; fails TRANSIENT while PostgreSQL does not serve
   */
  public Uni<List<Slate>> enter(Instance instance) {
    return pool.withTransaction(
            connection ->
                connection
                    .preparedQuery(ENTER)
                    .execute(Tuple.of(instance.id(), instance.incarnation()))
                    .chain(
                        () ->
                            connection
                                .preparedQuery(EARLIER)
                                .execute(
                                    reason(
                                        "its process was replaced by a new start of ", instance))))
        .invoke(counts::countAbandoned)
        .map(RunLedger::slates)
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /**
   * Takes the right to lease away from this incarnation and ends what it still runs; nothing if
   * another has entered since. It is not counted: nobody scrapes a process that has stopped.
   *
   * @return slates that had such runs; fails TRANSIENT while PostgreSQL does not serve
   */
  public Uni<List<Slate>> leave(Instance instance) {
    return pool.withTransaction(
            connection ->
                connection
                    .preparedQuery(LEAVE)
                    .execute(Tuple.of(instance.id(), instance.incarnation()))
                    .chain(
                        () ->
                            connection
                                .preparedQuery(OWN)
                                .execute(reason("its process was stopped: ", instance)))
                    .map(RunLedger::slates))
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  private static Tuple reason(String why, Instance instance) {
    return Tuple.of(why + instance.id(), instance.id(), instance.incarnation());
  }
}
